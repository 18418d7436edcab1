using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>
/// The people with a seat in a session, and how they sit. Whoever has lost the seat since is in neither: a row that
/// is left behind goes with the next change.
/// </summary>
/// <param name="Plan">Null before the first proposal.</param>
/// <param name="People">Everybody with a seat, by name.</param>
/// <param name="Rows">Every row of the plan, those left behind too.</param>
/// <param name="AllWishes">The same of the wishes.</param>
public sealed record RoomNow(TablePlan? Plan, IReadOnlyList<Participant> People, IReadOnlyList<TableSeat> Rows, IReadOnlyList<TableWish> AllWishes)
{
    private readonly HashSet<Guid> _here = [.. People.Select(p => p.EnrolmentId)];

    public int Revision => Plan?.Revision ?? 0;

    public IReadOnlyList<TableGuest> Guests { get; } = [.. People.Select(p => new TableGuest(p.EnrolmentId, Seating.SideOf(p.Audience), p.Municipality))];

    /// <summary>By enrolment.</summary>
    public IReadOnlyDictionary<Guid, TableSeat> Seats { get; } =
        Rows.Join(People, row => row.EnrolmentId, p => p.EnrolmentId, (row, _) => row).ToDictionary(row => row.EnrolmentId);

    public IReadOnlyDictionary<Guid, int> Tables => Seats.ToDictionary(seat => seat.Key, seat => seat.Value.Table);

    public IReadOnlyList<TableWish> Wishes => [.. AllWishes.Where(w => IsHere(w.FirstEnrolmentId) && IsHere(w.SecondEnrolmentId))];

    public IReadOnlyList<SeatingWish> SeatingWishes => [.. Wishes.Select(w => new SeatingWish(w.FirstEnrolmentId, w.SecondEnrolmentId, w.Together))];

    public SeatingTask Task(int tableSize, long seed) => new(
        Guests, tableSize, SeatingWishes, Seats.Values.Where(seat => seat.IsPinned).ToDictionary(seat => seat.EnrolmentId, seat => seat.Table), seed);

    public bool IsHere(Guid enrolmentId) => _here.Contains(enrolmentId);
}

/// <summary>Reads plans of the current tenant.</summary>
public sealed class RoomPlans(PortalDb db, Participants participants)
{
    public Task<Guid?> FindAsync(Guid sessionId, CancellationToken cancel) =>
        db.Set<TablePlan>().Where(p => p.SessionId == sessionId).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancel);

    /// <summary>To be shown. Six queries, whatever the number of people.</summary>
    public async Task<RoomNow> OfAsync(Guid sessionId, CancellationToken cancel) => await WithAsync(
        await db.Set<TablePlan>().AsNoTracking().SingleOrDefaultAsync(p => p.SessionId == sessionId, cancel), sessionId, QueryTrackingBehavior.NoTracking, cancel);

    /// <summary>To be changed.</summary>
    /// <param name="plan">Under its lock; null where there is none yet.</param>
    /// <param name="sessionId">Whose people.</param>
    /// <param name="cancel">Stops.</param>
    public Task<RoomNow> OpenAsync(TablePlan? plan, Guid sessionId, CancellationToken cancel) =>
        WithAsync(plan, sessionId, QueryTrackingBehavior.TrackAll, cancel);

    private async Task<RoomNow> WithAsync(TablePlan? plan, Guid sessionId, QueryTrackingBehavior tracking, CancellationToken cancel)
    {
        var people = await participants.SeatedAsync(sessionId, cancel);
        if (plan is null)
            return new(null, people, [], []);
        return new(
            plan, people, await db.Set<TableSeat>().AsTracking(tracking).Where(s => s.PlanId == plan.Id).ToListAsync(cancel),
            await db.Set<TableWish>().AsTracking(tracking).Where(w => w.PlanId == plan.Id).OrderBy(w => w.Id).ToListAsync(cancel));
    }
}
