using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.SeeJobs;

/// <summary>What of the jobs is wanted. A part that is null lets everything through.</summary>
public sealed record JobFilter(JobState State, string? Kind, TenantId? Tenant);

/// <summary>How many there are of each: the first look of whoever operates the portal.</summary>
/// <param name="Late">Due more than five minutes ago and not in hand: then no worker runs, or it does not keep up.</param>
public sealed record JobCounts(int Waiting, int Late, int Failed, int Stopped, int Done);

/// <summary>One page of the list.</summary>
public sealed record JobPage(IReadOnlyList<Job> Rows, bool HasMore);

/// <summary>The jobs that the viewer looks after: the current tenant's, or all tenants' for who operates the installation.</summary>
public sealed class JobList(PortalDb db, TenantContext tenant, Viewer viewer, IClock clock)
{
    public const int Size = 50;
    private static readonly Duration LateAfter = Duration.FromMinutes(5);

    /// <summary>Whether the viewer sees all tenants' jobs here.</summary>
    public bool SeesAll => tenant.Id == TenantId.National && viewer.Has(Permission.ManageInstallation);

    /// <summary>One query.</summary>
    public async Task<JobCounts> CountsAsync(CancellationToken cancel)
    {
        var late = clock.GetCurrentInstant() - LateAfter;
        var counts = await Mine().GroupBy(j => j.State)
            .Select(same => new { State = same.Key, All = same.Count(), Late = same.Count(j => j.State == JobState.Waiting && j.Due < late && j.LeasedBy == null) })
            .ToDictionaryAsync(same => same.State, cancel);
        int Of(JobState state) => counts.GetValueOrDefault(state)?.All ?? 0;
        return new JobCounts(Of(JobState.Waiting), counts.GetValueOrDefault(JobState.Waiting)?.Late ?? 0, Of(JobState.Failed), Of(JobState.Stopped), Of(JobState.Done));
    }

    /// <summary>Those that wait in the order they are due, the others with the newest first. One query.</summary>
    /// <param name="filter">What is wanted.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<JobPage> ReadAsync(JobFilter filter, int page, CancellationToken cancel)
    {
        var jobs = Mine().Where(j => j.State == filter.State);
        if (filter.Kind is { } kind)
            jobs = jobs.Where(j => j.Kind == kind);
        if (filter.Tenant is { } only)
            jobs = jobs.Where(j => j.TenantId == only);
        var ordered = filter.State == JobState.Waiting
            ? jobs.OrderBy(j => j.Due).ThenBy(j => j.Id)
            : jobs.OrderByDescending(j => j.EndedAt).ThenByDescending(j => j.Id);
        var rows = await ordered.Skip((page - 1) * Size).Take(Size + 1).ToListAsync(cancel);
        return new JobPage([.. rows.Take(Size)], rows.Count > Size);
    }

    /// <summary>Whether this job is one of those the viewer looks after.</summary>
    public bool IsMine(Job job) => SeesAll || job.TenantId == tenant.Id;

    private IQueryable<Job> Mine()
    {
        var jobs = db.Set<Job>().AsNoTracking();
        return SeesAll ? jobs : jobs.Where(j => j.TenantId == tenant.Id);
    }
}
