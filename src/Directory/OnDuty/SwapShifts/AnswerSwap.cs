using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.SwapShifts;

/// <summary>The one who is asked says yes or no; the one who asked withdraws.</summary>
public sealed record AnswerSwap(Guid SwapId, SwapState Answer) : IRequest<DutyOutcome>;

internal sealed class AnswerSwapHandler(DutyWork work, DutyReader reader, PortalDb db, DutyNotices notices, Viewer viewer, IClock clock) : IRequestHandler<AnswerSwap, DutyOutcome>
{
    public Task<DutyOutcome> Handle(AnswerSwap request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        var swap = await db.Set<DutySwap>().FirstOrDefaultAsync(s => s.Id == request.SwapId, cancellationToken);
        var mine = swap is null ? null : request.Answer == SwapState.Withdrawn ? swap.PersonId : (Guid?)swap.ToPersonId;
        if (mine != me || request.Answer == SwapState.Asked)
            return DutyOutcome.NotFound;
        var shift = await db.Set<DutyShift>().FirstOrDefaultAsync(s => s.Id == swap!.ShiftId, cancellationToken);
        if (swap!.State != SwapState.Asked || shift is null)
            return DutyOutcome.SwapEnded;
        if (request.Answer == SwapState.Accepted && await TakeAsync(swap, shift, cancellationToken) is not DutyOutcome.Done and var refusal)
            return refusal;
        (swap.State, swap.AnsweredAt) = (request.Answer, clock.GetCurrentInstant());
        if (request.Answer != SwapState.Withdrawn)
            await notices.OfSwapAsync(swap.PersonId, swap, shift, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);

    /// <summary>The shifts as they are after the swap.</summary>
    internal static IReadOnlyList<DutyTime> After(DutyShift shift, DutyShift? given, Guid from, Guid to) =>
        given is null ? [shift.Time with { PersonId = to }] : [shift.Time with { PersonId = to }, given.Time with { PersonId = from }];

    private async Task<DutyOutcome> TakeAsync(DutySwap swap, DutyShift shift, CancellationToken cancel)
    {
        var (now, from, to) = (clock.NowInOslo(), swap.PersonId, swap.ToPersonId);
        var given = swap.ReturnShiftId is { } id ? await db.Set<DutyShift>().FirstOrDefaultAsync(s => s.Id == id, cancel) : null;
        if (shift.PersonId != from || swap.ReturnShiftId is not null && given?.PersonId != to)
            return DutyOutcome.SwapEnded;
        var existing = (await db.Set<DutyShift>().AsNoTracking().Where(s => (s.PersonId == from || s.PersonId == to) && s.Ends > now).ToListAsync(cancel)).Select(s => s.Time);
        if (DutyRota.Judge(After(shift, given, from, to), existing, now) is not DutyOutcome.Done and var refusal)
            return refusal;
        if (await JudgeTakersAsync(given is null ? [(to, shift)] : [(to, shift), (from, given)], cancel) is not DutyOutcome.Done and var cannot)
            return cannot;
        Hand(shift, to, from);
        if (given is not null)
            Hand(given, from, to);
        return DutyOutcome.Done;
    }

    // Between the question and the answer either may have left the rota, or said to be away.
    private async Task<DutyOutcome> JudgeTakersAsync(IReadOnlyList<(Guid Person, DutyShift Shift)> taken, CancellationToken cancel)
    {
        var physicians = await reader.PhysiciansAsync(cancel);
        var away = await reader.AwayAsync(physicians, clock.TodayInOslo(), cancel);
        return taken.Any(t => physicians.GetValueOrDefault(t.Person)?.Contact is null) ? DutyOutcome.NotOnRota
            : taken.Any(t => away.Any(days => days.Covers(t.Person, t.Shift.Starts.Date))) ? DutyOutcome.Away
            : DutyOutcome.Done;
    }

    // Nobody is the own deputy: the one who gave the shift away stands behind it instead.
    private void Hand(DutyShift shift, Guid to, Guid from)
    {
        shift.DeputyId = shift.DeputyId == to ? from : shift.DeputyId;
        (shift.PersonId, shift.Sequence, shift.ChangedAt) = (to, shift.Sequence + 1, clock.GetCurrentInstant());
        AuditLog.Add(db, clock, viewer, AuditActions.DutyShiftSwapped, $"shift {shift.Id}");
    }
}
