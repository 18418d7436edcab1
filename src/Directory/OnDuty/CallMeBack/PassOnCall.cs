using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>The physician lets another call: in a free slot of the other, or the deputy at the same time. The one who asked is told, and goes on waiting from when it was asked.</summary>
/// <param name="SlotId">Null for the deputy.</param>
public sealed record PassOnCall(Guid CallId, Guid? SlotId) : IRequest<DutyOutcome>;

internal sealed class PassOnCallHandler(DutyWork work, DutyReader reader, PortalDb db, CallDesk desk, IClock clock) : IRequestHandler<PassOnCall, DutyOutcome>
{
    public Task<DutyOutcome> Handle(PassOnCall request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (await db.Set<CallBack>().FirstOrDefaultAsync(c => c.Id == request.CallId && c.PhysicianId == me, cancellationToken) is not { } call)
            return DutyOutcome.NotFound;
        if (call.State != CallState.Asked || call.Number is not { } number)
            return DutyOutcome.CallEnded;
        var slot = request.SlotId is { } id
            ? await db.Set<DutySlot>().FirstOrDefaultAsync(s => s.Id == id, cancellationToken)
            : await DeputyAsync(call, cancellationToken);
        if (slot is null)
            return request.SlotId is null ? DutyOutcome.NoDeputy : DutyOutcome.SlotTaken;
        if (slot.PersonId == me)
            return DutyOutcome.OwnSlot;
        if ((await reader.PhysiciansAsync(cancellationToken)).GetValueOrDefault(slot.PersonId)?.Contact is null)
            return DutyOutcome.NotOnRota;
        var isTaken = await db.Set<CallBack>().AnyAsync(c => c.SlotId == slot.Id && c.State == CallState.Asked, cancellationToken);
        if (CallBackRules.JudgeAsk(call.PersonId, slot.Time, isTaken, waits: false, clock.NowInOslo()) is not DutyOutcome.Done and var refusal)
            return refusal;
        // The old one ends before the new one begins: a person never has two that wait.
        await desk.EndAsync(call, CallState.PassedOn, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await desk.AddAsync(CallBack.Of(slot, call.PersonId, call.Topic, number, call.AskedAt), isPassedOn: true, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: false, cancellationToken);

    /// <summary>The deputy's slot at the time of the call: the one there is, or one made for it; null where there is no deputy, or the deputy is taken.</summary>
    private async Task<DutySlot?> DeputyAsync(CallBack call, CancellationToken cancel)
    {
        var day = call.Starts.Date.AtMidnight();
        var tomorrow = day.PlusDays(1);
        var shifts = await db.Set<DutyShift>().AsNoTracking()
            .Where(s => s.PersonId == call.PhysicianId && s.DeputyId != null && s.Starts >= day && s.Starts < tomorrow).OrderBy(s => s.Starts).ToListAsync(cancel);
        if ((shifts.Find(s => s.Time.Shares(call.Starts, call.Ends)) ?? shifts.FirstOrDefault())?.DeputyId is not { } deputy || deputy == call.PersonId)
            return null;
        var slots = await db.Set<DutySlot>().Where(s => s.PersonId == deputy && s.Starts < call.Ends && s.Ends > call.Starts).ToListAsync(cancel);
        if (slots.Count > 0)
            return slots.Find(s => s.Starts == call.Starts && s.Ends == call.Ends);
        var made = new DutySlot { Id = Guid.CreateVersion7(), PersonId = deputy, Starts = call.Starts, Ends = call.Ends };
        db.Add(made);
        return made;
    }
}
