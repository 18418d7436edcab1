using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Accounts.SeeJobs;

/// <summary>The viewer asks for a job again, or takes it off. Null: the viewer looks after no such job.</summary>
public sealed record ChangeJob(Guid Id, JobWish Wish) : IRequest<JobChange?>;

public enum JobWish
{
    /// <summary>At once, with all attempts anew.</summary>
    Again,

    /// <summary>Not at all.</summary>
    Stop,
}

/// <summary>What came of it.</summary>
public enum JobChange
{
    Asked,
    Stopped,

    /// <summary>It is being worked on, or has been done meanwhile.</summary>
    TooLate,
}

internal sealed class ChangeJobHandler(PortalDb db, IWriteLock writes, JobList list, Viewer viewer, IClock clock) : IRequestHandler<ChangeJob, JobChange?>
{
    public async Task<JobChange?> Handle(ChangeJob request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        if (await writes.LoadAsync<Job>(db, request.Id, cancellationToken) is not { } job || !list.IsMine(job))
            return null;
        var now = clock.GetCurrentInstant();
        if (job.LeasedUntil > now || job.State == JobState.Done || (request.Wish == JobWish.Stop && job.State != JobState.Waiting))
            return JobChange.TooLate;
        var isAgain = request.Wish == JobWish.Again;
        if (isAgain)
            (job.State, job.EndedAt, job.Due, job.Attempts, job.LeasedBy, job.LeasedUntil) = (JobState.Waiting, null, now, 0, null, null);
        else
            (job.State, job.EndedAt) = (JobState.Stopped, now);
        AuditLog.Add(db, clock, viewer, isAgain ? AuditActions.JobAskedAgain : AuditActions.JobStopped, $"job {job.Id}", job.Kind);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isAgain ? JobChange.Asked : JobChange.Stopped;
    }
}
