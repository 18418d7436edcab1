using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.SwapShifts;

/// <summary>Asks another to take the viewer's shift: a person alone, or the one who has the shift that is wanted in return.</summary>
/// <param name="ReturnShiftId">Null where nothing is wanted in return.</param>
/// <param name="ToPersonId">Null where a shift in return says who.</param>
public sealed record AskForSwap(Guid ShiftId, Guid? ToPersonId, Guid? ReturnShiftId) : IRequest<DutyOutcome>;

internal sealed class AskForSwapHandler(DutyWork work, DutyReader reader, PortalDb db, DutyNotices notices, IClock clock) : IRequestHandler<AskForSwap, DutyOutcome>
{
    public Task<DutyOutcome> Handle(AskForSwap request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        var now = clock.NowInOslo();
        var shift = await db.Set<DutyShift>().FirstOrDefaultAsync(s => s.Id == request.ShiftId && s.PersonId == me, cancellationToken);
        var given = request.ReturnShiftId is { } wanted ? await db.Set<DutyShift>().FirstOrDefaultAsync(s => s.Id == wanted, cancellationToken) : null;
        if (shift is null || request.ReturnShiftId is not null && given is null)
            return DutyOutcome.NotFound;
        if ((given?.PersonId ?? request.ToPersonId) is not { } other)
            return DutyOutcome.NothingChosen;
        if (other == me)
            return DutyOutcome.OwnShift;
        if ((await reader.PhysiciansAsync(cancellationToken)).GetValueOrDefault(other)?.Contact is null)
            return DutyOutcome.NotOnRota;
        if (await db.Set<DutySwap>().AnyAsync(s => s.ShiftId == shift.Id && s.State == SwapState.Asked, cancellationToken))
            return DutyOutcome.SwapAsked;
        var existing = (await db.Set<DutyShift>().AsNoTracking().Where(s => (s.PersonId == me || s.PersonId == other) && s.Ends > now).ToListAsync(cancellationToken)).Select(s => s.Time);
        if (DutyRota.Judge(AnswerSwapHandler.After(shift, given, me, other), existing, now) is not DutyOutcome.Done and var refusal)
            return refusal;
        var swap = new DutySwap
        {
            Id = Guid.CreateVersion7(),
            PersonId = me,
            ToPersonId = other,
            ShiftId = shift.Id,
            ReturnShiftId = given?.Id,
            AskedAt = clock.GetCurrentInstant(),
        };
        db.Add(swap);
        await notices.OfSwapAsync(other, swap, shift, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: false, cancellationToken);
}
