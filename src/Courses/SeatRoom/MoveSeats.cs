using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>Where somebody is to sit, and whether the next proposal leaves them there.</summary>
public sealed record SeatChange(int Table, bool Pinned);

/// <summary>The arranger moves people by hand: all of it, or nothing. Whoever is moved stays there at the next proposal.</summary>
/// <param name="Changes">By enrolment; of people who have lost their seat meanwhile nothing is changed.</param>
public sealed record MoveSeats(Guid SessionId, int Revision, IReadOnlyDictionary<Guid, SeatChange> Changes) : IRequest<RoomResult>;

internal sealed class MoveSeatsHandler(PortalDb db, IWriteLock writes, RoomLedger ledger) : IRequestHandler<MoveSeats, RoomResult>
{
    public async Task<RoomResult> Handle(MoveSeats request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var room = await ledger.OpenAsync(request.SessionId, cancel);
        if (room.Revision != request.Revision || room.Plan is not { } plan)
            return new(RoomOutcome.FormIsStale);
        var changes = request.Changes.Where(change => room.IsHere(change.Key)).ToList();
        var (before, after) = (room.Tables, new Dictionary<Guid, int>(room.Tables));
        foreach (var (enrolment, change) in changes)
            after[enrolment] = change.Table;
        if (SeatingMoves.Judge(plan.Tables, plan.TableSize, room.SeatingWishes, before, after) is { } problem)
            return new(RoomOutcome.Impossible, problem);
        foreach (var (enrolment, change) in changes)
        {
            var moved = !before.TryGetValue(enrolment, out var table) || table != change.Table;
            ledger.Seat(room, plan, enrolment, change.Table, moved || change.Pinned);
        }

        var result = await ledger.SaveAsync(room, plan, AuditActions.CourseTablesMoved, changes.Count.ToString(CultureInfo.InvariantCulture), cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }
}
