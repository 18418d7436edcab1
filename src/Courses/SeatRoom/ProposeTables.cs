using System.Globalization;
using System.Security.Cryptography;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>The arranger asks for a proposal; those kept at a table by hand stay there.</summary>
/// <param name="Revision">The plan's when the form was shown; 0 where there was none.</param>
public sealed record ProposeTables(Guid SessionId, int Revision, int TableSize) : IRequest<RoomResult>;

internal sealed class ProposeTablesHandler(PortalDb db, IWriteLock writes, RoomLedger ledger, IClock clock) : IRequestHandler<ProposeTables, RoomResult>
{
    public async Task<RoomResult> Handle(ProposeTables request, CancellationToken cancel)
    {
        if (request.TableSize is < Seating.SmallestTable or > Seating.LargestTable)
            return new(RoomOutcome.TableSizeOutside);
        await using var transaction = await writes.BeginAsync(db, cancel);
        var room = await ledger.OpenAsync(request.SessionId, cancel);
        if (room.Revision != request.Revision)
            return new(RoomOutcome.FormIsStale);
        if (room.People.Count == 0)
            return new(RoomOutcome.NobodySeated);
        var task = room.Task(request.TableSize, RandomNumberGenerator.GetInt32(int.MaxValue));
        var proposal = Seating.Propose(task);
        if (proposal.Tables is null)
            return new(RoomOutcome.Impossible, proposal.Problem);
        var plan = room.Plan ?? ledger.Begin(request.SessionId);
        (plan.TableSize, plan.Tables, plan.Seed, plan.MadeAt) = (request.TableSize, task.Tables, task.Seed, clock.GetCurrentInstant());
        foreach (var (enrolment, table) in proposal.Tables)
            ledger.Seat(room, plan, enrolment, table, task.Pinned.ContainsKey(enrolment));
        var result = await ledger.SaveAsync(
            room, plan, AuditActions.CourseTablesMade, string.Create(CultureInfo.InvariantCulture, $"{plan.Tables} x {plan.TableSize}"), cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }
}
