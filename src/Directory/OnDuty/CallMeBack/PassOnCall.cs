using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>The physician lets another call: in a free slot of the other at most a week after the time that was chosen first, or the deputy at the same time. The one who asked is told of the new time. The own slot is taken back.</summary>
/// <param name="SlotId">Null for the deputy.</param>
public sealed record PassOnCall(Guid CallId, Guid? SlotId) : IRequest<DutyOutcome>;

internal sealed class PassOnCallHandler(DutyWork work, DutyReader reader, PortalDb db, CallDesk desk, IClock clock) : IRequestHandler<PassOnCall, DutyOutcome>
{
    public Task<DutyOutcome> Handle(PassOnCall request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (await db.Set<CallBack>().FirstOrDefaultAsync(c => c.Id == request.CallId && c.PhysicianId == me, cancellationToken) is not { } call)
            return DutyOutcome.NotFound;
        if (call.State != CallState.Asked || call.Number is not { } number || desk.IsOverdue(call))
            return DutyOutcome.CallEnded;
        var physicians = await reader.PhysiciansAsync(cancellationToken);
        var away = await reader.AwayAsync(physicians, clock.TodayInOslo(), cancellationToken);
        var slot = request.SlotId is { } id
            ? await db.Set<DutySlot>().FirstOrDefaultAsync(s => s.Id == id, cancellationToken)
            : await DeputyAsync(call, away, cancellationToken);
        if (slot is null)
            return request.SlotId is null ? DutyOutcome.NoDeputy : DutyOutcome.SlotTaken;
        if (slot.PersonId == me)
            return DutyOutcome.OwnSlot;
        if (physicians.GetValueOrDefault(slot.PersonId)?.Contact is null)
            return DutyOutcome.NotOnRota;
        if (away.Any(days => days.Covers(slot.PersonId, slot.Starts.Date)))
            return DutyOutcome.Away;
        // What was passed on before carries the same person and moment of asking.
        var first = await db.Set<CallBack>().Where(c => c.PersonId == call.PersonId && c.AskedAt == call.AskedAt).OrderBy(c => c.Starts).Select(c => c.Starts).FirstAsync(cancellationToken);
        if (slot.Starts > CallBackRules.LatestStart(first))
            return DutyOutcome.TooLate;
        var isTaken = await db.Set<CallBack>().AnyAsync(c => c.SlotId == slot.Id && c.State == CallState.Asked, cancellationToken);
        if (CallBackRules.JudgeAsk(call.PersonId, slot.Time, isTaken, waits: false, clock.NowInOslo()) is not DutyOutcome.Done and var refusal)
            return refusal;
        // The old one ends before the new one begins: a person never has two that wait.
        await desk.EndAsync(call, CallState.PassedOn, cancellationToken);
        // Whoever passes a call on cannot take another in its place.
        if (await db.Set<DutySlot>().FirstOrDefaultAsync(s => s.Id == call.SlotId, cancellationToken) is { } own)
            db.Remove(own);
        await db.SaveChangesAsync(cancellationToken);
        await desk.AddAsync(CallBack.Of(slot, call.PersonId, call.Topic, number, call.AskedAt), isPassedOn: true, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: false, cancellationToken);

    /// <summary>
    /// The slot of the deputy of a shift that shares time with the call: the one there is, or one made for it; null where there is
    /// no such shift, or the deputy is away or taken.
    /// </summary>
    private async Task<DutySlot?> DeputyAsync(CallBack call, IReadOnlyList<DutyAway> away, CancellationToken cancel)
    {
        var shift = await db.Set<DutyShift>().AsNoTracking()
            .Where(s => s.PersonId == call.PhysicianId && s.DeputyId != null && s.Starts < call.Ends && s.Ends > call.Starts).OrderBy(s => s.Starts).FirstOrDefaultAsync(cancel);
        if (shift?.DeputyId is not { } deputy || deputy == call.PersonId || away.Any(days => days.Covers(deputy, call.Starts.Date)))
            return null;
        var slots = await db.Set<DutySlot>().Where(s => s.PersonId == deputy && s.Starts < call.Ends && s.Ends > call.Starts).ToListAsync(cancel);
        if (slots.Count > 0)
            return slots.Find(s => s.Starts == call.Starts && s.Ends == call.Ends);
        var made = new DutySlot { Id = Guid.CreateVersion7(), PersonId = deputy, Starts = call.Starts, Ends = call.Ends };
        db.Add(made);
        return made;
    }
}
