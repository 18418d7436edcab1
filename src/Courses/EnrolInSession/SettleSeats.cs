using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>
/// At the deadline of an offer, and when a class or a quota ends: passes on what has run out, and moves up whoever may have a
/// free seat now. The job's key begins with the session's id; what follows tells one moment from another.
/// </summary>
internal sealed class SettleSeats(PortalDb db, IWriteLock writes, SeatLedger ledger, IClock clock) : IJobHandler
{
    public const string Kind = "course.settle";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = Guid.ParseExact(job.Key[..32], "N");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await db.Set<CourseSession>().Where(s => s.Id == id).Select(s => s.CourseKey).SingleOrDefaultAsync(cancel) is not { } key)
            return JobEnd.Done;
        var course = await ledger.LockAsync(key, [id], cancel);
        ledger.Write(course, Seats.Settle(course.Seats, clock.GetCurrentInstant()));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }
}
