using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.KeepRota;

/// <summary>Takes a shift that is not over off the rota, and with it the questions about swapping it.</summary>
public sealed record RemoveShift(Guid ShiftId) : IRequest<DutyOutcome>;

internal sealed class RemoveShiftHandler(DutyWork work, PortalDb db, DutyNotices notices, Viewer viewer, IClock clock) : IRequestHandler<RemoveShift, DutyOutcome>
{
    public Task<DutyOutcome> Handle(RemoveShift request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (await db.Set<DutyShift>().FirstOrDefaultAsync(s => s.Id == request.ShiftId, cancellationToken) is not { } row)
            return DutyOutcome.NotFound;
        if (row.Ends <= clock.NowInOslo())
            return DutyOutcome.Past;
        foreach (var swap in await db.Set<DutySwap>().Where(s => (s.ShiftId == row.Id || s.ReturnShiftId == row.Id) && s.State == SwapState.Asked).ToListAsync(cancellationToken))
            await notices.OfEndedSwapAsync(swap, row, me, cancellationToken);
        db.Remove(row);
        AuditLog.Add(db, clock, viewer, AuditActions.DutyShiftRemoved, $"shift {row.Id}");
        if (row.PersonId != me)
            await notices.OfShiftAsync([row.PersonId], row, DutyNotices.Removed, cancellationToken);
        if (row.DeputyId is { } deputy && deputy != me)
            await notices.OfShiftAsync([deputy], row, DutyNotices.Deputy, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);
}
