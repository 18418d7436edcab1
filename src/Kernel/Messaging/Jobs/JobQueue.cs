using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Messaging.Jobs;

/// <summary>Asks for work in the current tenant, inside the caller's transaction: the caller saves and commits.</summary>
public sealed class JobQueue(PortalDb db, TenantContext tenant, IClock clock)
{
    /// <summary>Asks for work that has certainly not been asked for before: its key holds an id that was just made.</summary>
    /// <param name="kind">Name of a <see cref="JobKind"/>.</param>
    /// <param name="key">At most 200 characters; ids and keys only.</param>
    /// <param name="due">Not before this; null for at once.</param>
    public void Add(string kind, string key, Instant? due = null)
    {
        var now = clock.GetCurrentInstant();
        db.Add(new Job { Id = Guid.CreateVersion7(), TenantId = tenant.Tenant.Id, Kind = kind, Key = key, CreatedAt = now, Due = due ?? now });
    }

    /// <summary>Asks for work unless it has been asked for, done or not. The caller holds the lock of what the work is about.</summary>
    /// <returns>True where it was asked for now.</returns>
    public async Task<bool> EnsureAsync(string kind, string key, Instant? due, CancellationToken cancel)
    {
        if (db.Set<Job>().Local.Any(j => j.TenantId == tenant.Id && j.Kind == kind && j.Key == key)
            || await db.Set<Job>().AnyAsync(j => j.TenantId == tenant.Id && j.Kind == kind && j.Key == key, cancel))
            return false;
        Add(kind, key, due);
        return true;
    }

    /// <summary>Asks for work anew, whether it has ended or never was asked for: it is due now, and its attempts are counted from the start.</summary>
    /// <returns>False where somebody works on it at this moment: then nothing is changed.</returns>
    public async Task<bool> AgainAsync(string kind, string key, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var asked = db.Set<Job>().Where(j => j.TenantId == tenant.Id && j.Kind == kind && j.Key == key);
        // Asked and changed in one statement: no worker comes between.
        var changed = await asked.Where(j => j.State != JobState.Waiting || j.LeasedUntil == null || j.LeasedUntil <= now).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Waiting).SetProperty(j => j.Due, now).SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.LeasedUntil, (Instant?)null).SetProperty(j => j.LeasedBy, (string?)null)
                .SetProperty(j => j.EndedAt, (Instant?)null).SetProperty(j => j.Problem, (string?)null),
            cancel);
        if (changed == 1)
            return true;
        if (await asked.AnyAsync(cancel))
            return false;
        Add(kind, key);
        return true;
    }
}
