using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>Two are to sit together, or not; holds from the next proposal.</summary>
public sealed record WishForTable(Guid SessionId, int Revision, Guid First, Guid Second, bool Together) : IRequest<RoomResult>;

/// <summary>The wish is no more.</summary>
public sealed record DropTableWish(Guid SessionId, int Revision, Guid WishId) : IRequest<RoomResult>;

internal sealed class WishForTableHandler(PortalDb db, IWriteLock writes, RoomLedger ledger)
    : IRequestHandler<WishForTable, RoomResult>, IRequestHandler<DropTableWish, RoomResult>
{
    public async Task<RoomResult> Handle(WishForTable request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var room = await ledger.OpenAsync(request.SessionId, cancel);
        if (room.Revision != request.Revision || room.Plan is not { } plan)
            return new(RoomOutcome.FormIsStale);
        var (first, second) = (request.First, request.Second);
        if (first == second || !room.IsHere(first) || !room.IsHere(second))
            return new(RoomOutcome.NotTwoPeople);
        if (room.Wishes.Any(w => (w.FirstEnrolmentId == first && w.SecondEnrolmentId == second) || (w.FirstEnrolmentId == second && w.SecondEnrolmentId == first)))
            return new(RoomOutcome.WishExists);
        var task = room.Task(plan.TableSize, plan.Seed);
        if (Seating.Contradiction(task with { Wishes = [.. task.Wishes, new SeatingWish(first, second, request.Together)] }) is { } problem)
            return new(RoomOutcome.Impossible, problem);
        db.Add(new TableWish { Id = Guid.CreateVersion7(), PlanId = plan.Id, FirstEnrolmentId = first, SecondEnrolmentId = second, Together = request.Together });
        var result = await ledger.SaveAsync(room, plan, AuditActions.CourseTablesWished, request.Together ? "together" : "apart", cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    public async Task<RoomResult> Handle(DropTableWish request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var room = await ledger.OpenAsync(request.SessionId, cancel);
        if (room.Revision != request.Revision || room.Plan is not { } plan)
            return new(RoomOutcome.FormIsStale);
        if (room.Wishes.FirstOrDefault(w => w.Id == request.WishId) is not { } wish)
            return new(RoomOutcome.NoSuchWish);
        db.Remove(wish);
        var result = await ledger.SaveAsync(room, plan, AuditActions.CourseTablesWished, "dropped", cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }
}
