using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>The viewer wants to be called in a free slot.</summary>
/// <param name="Number">As typed. Kept for the physician while the request waits, and nowhere else.</param>
/// <param name="Topic">Null where none was chosen.</param>
public sealed record AskForCall(Guid SlotId, string? Number, CallTopic? Topic) : IRequest<DutyOutcome>;

internal sealed class AskForCallHandler(DutyWork work, DutyReader reader, PortalDb db, CallDesk desk, IClock clock) : IRequestHandler<AskForCall, DutyOutcome>
{
    public Task<DutyOutcome> Handle(AskForCall request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (CallBackRules.NumberFrom(request.Number) is not { } number || PatientDataGuard.Finds(request.Number!))
            return DutyOutcome.WrongNumberToCall;
        if (request.Topic is not { } topic)
            return DutyOutcome.NoTopic;
        if (await db.Set<DutySlot>().FirstOrDefaultAsync(s => s.Id == request.SlotId, cancellationToken) is not { } slot)
            return DutyOutcome.SlotTaken;
        var physicians = await reader.PhysiciansAsync(cancellationToken);
        if (physicians.GetValueOrDefault(slot.PersonId)?.Contact is null)
            return DutyOutcome.NotOnRota;
        // A page that was opened before the physician said to be away still shows the slot.
        if ((await reader.AwayAsync(physicians, slot.Starts.Date, cancellationToken)).Any(away => away.Covers(slot.PersonId, slot.Starts.Date)))
            return DutyOutcome.Away;
        // A request whose time is out does not stand in the way of the next, though its job has not run yet.
        await desk.EndOverdueAsync(me, cancellationToken);
        var isTaken = await db.Set<CallBack>().AnyAsync(c => c.SlotId == slot.Id && c.State == CallState.Asked, cancellationToken);
        var waits = await db.Set<CallBack>().AnyAsync(c => c.PersonId == me && c.State == CallState.Asked, cancellationToken);
        if (CallBackRules.JudgeAsk(me, slot.Time, isTaken, waits, clock.NowInOslo()) is not DutyOutcome.Done and var refusal)
            return refusal;
        await desk.AddAsync(CallBack.Of(slot, me, topic, number, clock.GetCurrentInstant()), isPassedOn: false, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: false, cancellationToken);
}
