using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using NodaTime;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>What came of a change of the plan. Closed: the page has a sentence for each.</summary>
public enum RoomOutcome
{
    Done,

    /// <summary>The plan was changed after the form was shown.</summary>
    FormIsStale,

    NobodySeated,
    TableSizeOutside,

    /// <summary>One of the two has no seat in the session, or both are the same.</summary>
    NotTwoPeople,

    /// <summary>The two have a wish already.</summary>
    WishExists,

    NoSuchWish,

    /// <summary>A wish or a pin stands in the way: see the problem.</summary>
    Impossible,
}

/// <param name="Problem">Where the outcome is <see cref="RoomOutcome.Impossible"/>.</param>
public sealed record RoomResult(RoomOutcome Outcome, SeatingProblem? Problem = null);

/// <summary>Opens the plan of a session under its lock, and writes it back. Within the caller's transaction.</summary>
internal sealed class RoomLedger(PortalDb db, IWriteLock writes, RoomPlans plans, Viewer viewer, IClock clock)
{
    public async Task<RoomNow> OpenAsync(Guid sessionId, CancellationToken cancel)
    {
        var id = await plans.FindAsync(sessionId, cancel);
        if (id is null)
        {
            // There is no plan to lock yet: of two who make the first, one waits here and then finds the other's.
            await writes.LoadAsync<CourseSession>(db, sessionId, cancel);
            id = await plans.FindAsync(sessionId, cancel);
        }

        return await plans.OpenAsync(id is { } found ? await writes.LoadAsync<TablePlan>(db, found, cancel) : null, sessionId, cancel);
    }

    public TablePlan Begin(Guid sessionId)
    {
        var plan = new TablePlan { Id = Guid.CreateVersion7(), SessionId = sessionId };
        db.Add(plan);
        return plan;
    }

    public void Seat(RoomNow room, TablePlan plan, Guid enrolmentId, int table, bool pinned)
    {
        if (!room.Seats.TryGetValue(enrolmentId, out var seat))
            db.Add(seat = new TableSeat { Id = Guid.CreateVersion7(), PlanId = plan.Id, EnrolmentId = enrolmentId });
        (seat.Table, seat.IsPinned) = (table, pinned);
    }

    /// <summary>Takes out who is gone, raises the revision, and writes all.</summary>
    public async Task<RoomResult> SaveAsync(RoomNow room, TablePlan plan, string action, string detail, CancellationToken cancel)
    {
        db.RemoveRange(room.Rows.Where(row => !room.IsHere(row.EnrolmentId)));
        db.RemoveRange(room.AllWishes.Except(room.Wishes));
        plan.Revision++;
        AuditLog.Add(db, clock, viewer, action, $"session {plan.SessionId}", detail);
        await db.SaveChangesAsync(cancel);
        return new(RoomOutcome.Done);
    }
}
