using KunnskapsPortal.Kernel.Messaging.Jobs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>
/// Takes jobs for one process, the tenants in turn, so that a tenant with thousands waiting does not hold up the others. On
/// PostgreSQL rows that another process is taking are passed over (<c>SKIP LOCKED</c>); on SQLite the writer gate lets in one at a time.
/// </summary>
public sealed class JobClaims(PortalDb db, IWriteLock writes, IClock clock)
{
    /// <summary>How long a claim holds without being renewed: a process that is gone loses its jobs after this.</summary>
    public static Duration Lease { get; } = Duration.FromSeconds(60);

    /// <summary>Takes jobs that are due: each is leased and counted as begun in the same statement.</summary>
    /// <param name="node">The process that takes them.</param>
    /// <param name="most">At most this many.</param>
    public async Task<IReadOnlyList<Job>> ClaimAsync(string node, int most, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await writes.BeginAsync(db, cancel);
        // The inner question puts each tenant's jobs in turn; the outer one asks again, since another process may have come between.
        var skipLocked = db.Database.IsSqlite() ? "" : "FOR UPDATE SKIP LOCKED";
        var sql = $$"""
            UPDATE "Jobs" SET "LeasedUntil" = {1}, "LeasedBy" = {2}, "Attempts" = "Attempts" + 1
            WHERE "Id" IN (
              SELECT "Id" FROM "Jobs"
              WHERE "State" = 'Waiting' AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {0}) AND "Id" IN (
                SELECT "Id" FROM (
                  SELECT "Id", "Due", row_number() OVER (PARTITION BY "TenantId" ORDER BY "Due", "Id") AS "Turn"
                  FROM "Jobs" WHERE "State" = 'Waiting' AND "Due" <= {0} AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {0})
                ) AS "Waiting" ORDER BY "Turn", "Due" LIMIT {3})
              {{skipLocked}})
            RETURNING *
            """;
#pragma warning disable RS0030, EF1002 // Raw SQL is allowed inside Persistence; nothing in it comes from outside.
        var claimed = await db.Set<Job>()
            .FromSqlRaw(sql, now.ToDateTimeUtc(), (now + Lease).ToDateTimeUtc(), node, most).AsNoTracking().ToListAsync(cancel);
#pragma warning restore RS0030, EF1002
        await transaction.CommitAsync(cancel);
        return claimed;
    }

    /// <summary>Keeps a job for another while. False where another process has taken it.</summary>
    public async Task<bool> RenewAsync(Job job, CancellationToken cancel)
    {
        var until = clock.GetCurrentInstant() + Lease;
        return await ChangeAsync(job, mine => mine.ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, until), cancel), cancel);
    }

    /// <summary>Says how an attempt ended. False where another process has taken the job: then what it finds counts.</summary>
    /// <param name="job">As it was taken.</param>
    /// <param name="state">How it stands now.</param>
    /// <param name="due">When it is due again, where it waits.</param>
    /// <param name="problem">Why it did not succeed.</param>
    /// <param name="counts">False where nothing was tried: the attempt is taken back.</param>
    /// <param name="cancel">Ends the writing.</param>
    public async Task<bool> EndAsync(Job job, JobState state, Instant due, string? problem, bool counts, CancellationToken cancel)
    {
        var attempts = counts ? job.Attempts : job.Attempts - 1;
        Instant? ended = state == JobState.Waiting ? null : clock.GetCurrentInstant();
        return await ChangeAsync(job, mine => mine.ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, state).SetProperty(j => j.Due, due).SetProperty(j => j.Problem, problem)
                .SetProperty(j => j.Attempts, attempts).SetProperty(j => j.EndedAt, ended).SetProperty(j => j.LeasedUntil, (Instant?)null).SetProperty(j => j.LeasedBy, (string?)null),
            cancel), cancel);
    }

    /// <summary>
    /// Frees what a former process of this installation held. On SQLite only, where one process serves: it runs no more.
    /// </summary>
    public async Task FreeAllAsync(CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
            return;
        await using var transaction = await writes.BeginAsync(db, cancel);
        await db.Set<Job>().Where(j => j.State == JobState.Waiting && j.LeasedBy != null).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.LeasedUntil, (Instant?)null).SetProperty(j => j.LeasedBy, (string?)null), cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> ChangeAsync(Job job, Func<IQueryable<Job>, Task<int>> change, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var changed = await change(db.Set<Job>().Where(
            j => j.Id == job.Id && j.State == JobState.Waiting && j.LeasedBy == job.LeasedBy && j.Attempts == job.Attempts));
        await transaction.CommitAsync(cancel);
        return changed == 1;
    }
}
