using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.OpenSlots;

/// <summary>The viewer opens time for calls, cut in slots: all of them, or none.</summary>
public sealed record OpenSlots(SlotOpening Opening) : IRequest<DutyOutcome>;

/// <summary>The viewer takes a slot back that nobody is to be called in.</summary>
public sealed record CloseSlot(Guid SlotId) : IRequest<DutyOutcome>;

internal sealed class OpenSlotsHandler(DutyWork work, DutyReader reader, PortalDb db, IClock clock)
    : IRequestHandler<OpenSlots, DutyOutcome>, IRequestHandler<CloseSlot, DutyOutcome>
{
    public Task<DutyOutcome> Handle(OpenSlots request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (request.Opening.Judge() is not DutyOutcome.Done and var wrong)
            return wrong;
        if ((await reader.PhysiciansAsync(cancellationToken)).GetValueOrDefault(me)?.Contact is null)
            return DutyOutcome.NotOnRota;
        var now = clock.NowInOslo();
        var pieces = request.Opening.Pieces(me);
        if (pieces[0].Starts <= now)
            return DutyOutcome.Past;
        var existing = (await db.Set<DutySlot>().AsNoTracking().Where(s => s.PersonId == me && s.Ends > now).ToListAsync(cancellationToken)).Select(s => s.Time);
        if (DutyRota.Judge(pieces, existing, now) is not DutyOutcome.Done and var refusal)
            return refusal;
        db.AddRange(pieces.Select(piece => new DutySlot { Id = Guid.CreateVersion7(), PersonId = me, Starts = piece.Starts, Ends = piece.Ends }));
        return DutyOutcome.Done;
    }, isPublic: false, cancellationToken);

    public Task<DutyOutcome> Handle(CloseSlot request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (await db.Set<DutySlot>().FirstOrDefaultAsync(s => s.Id == request.SlotId && s.PersonId == me, cancellationToken) is not { } slot)
            return DutyOutcome.NotFound;
        if (await db.Set<CallBack>().AnyAsync(c => c.SlotId == slot.Id && c.State == CallState.Asked, cancellationToken))
            return DutyOutcome.SlotInUse;
        db.Remove(slot);
        return DutyOutcome.Done;
    }, isPublic: false, cancellationToken);
}
