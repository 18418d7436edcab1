using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>How every request for a seat is carried out: locked, decided by the domain, written, or refused with nothing changed.</summary>
public sealed class SeatWork(PortalDb db, IWriteLock writes, SeatLedger ledger, TenantContext tenant)
{
    /// <param name="viewer">Who asks.</param>
    /// <param name="sessionIds">The sessions it concerns, all of one course of the current tenant.</param>
    /// <param name="revision">Of the first session, when the form was shown; null where an older form does no harm.</param>
    /// <param name="decide">Asks the domain, under the lock.</param>
    /// <param name="cancel">Undoes everything.</param>
    public async Task<EnrolResult> RunAsync(
        Viewer viewer, IReadOnlyList<Guid> sessionIds, int? revision, Func<LockedCourse, Guid, Task<SeatOutcome>> decide, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person)
            return EnrolResult.NotSignedIn;
        if (sessionIds.Count == 0)
            return EnrolResult.NothingChosen;
        await using var transaction = await writes.BeginAsync(db, cancel);
        // Asked before the row is locked: PostgreSQL lets nobody lock a row of another tenant, not even see it.
        var owners = await db.Set<CourseSession>().AsNoTracking().Where(s => sessionIds.Contains(s.Id)).Select(s => new { s.TenantId, s.CourseKey }).Distinct().ToListAsync(cancel);
        if (owners.Count != 1)
            return EnrolResult.NotFound;
        if (owners[0].TenantId != tenant.Id)
            return EnrolResult.BelongsToNational;
        var course = await ledger.LockAsync(owners[0].CourseKey, sessionIds, cancel);
        if (revision is not null && course.Of(sessionIds[0]).Revision != revision)
            return EnrolResult.FormIsStale;
        var outcome = await decide(course, person);
        if (outcome.Refusal is { } reason)
            return Of(reason);
        ledger.Write(course, outcome);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return EnrolResult.Done;
    }

    private static EnrolResult Of(SeatRefusal refusal) => Enum.Parse<EnrolResult>(refusal.ToString());
}
