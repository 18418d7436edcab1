using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.KeepRota;

/// <summary>Makes one shift, or changes one that is not over. A question about a swap of it ends.</summary>
/// <param name="ShiftId">Null for a new one.</param>
public sealed record SaveShift(Guid? ShiftId, Guid PersonId, Guid? DeputyId, LocalDateTime Starts, LocalDateTime Ends) : IRequest<DutyOutcome>;

internal sealed class SaveShiftHandler(DutyWork work, DutyReader reader, PortalDb db, DutyNotices notices, Viewer viewer, IClock clock)
    : IRequestHandler<SaveShift, DutyOutcome>
{
    public Task<DutyOutcome> Handle(SaveShift request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        var row = request.ShiftId is { } id ? await db.Set<DutyShift>().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) : null;
        var now = clock.NowInOslo();
        if (request.ShiftId is not null && row is null)
            return DutyOutcome.NotFound;
        if (row is not null && row.Ends <= now)
            return DutyOutcome.Past;
        var physicians = await reader.PhysiciansAsync(cancellationToken);
        if (physicians.GetValueOrDefault(request.PersonId)?.Contact is null
            || request.DeputyId is { } deputy && physicians.GetValueOrDefault(deputy)?.Contact is null)
            return DutyOutcome.NotOnRota;
        if (request.DeputyId == request.PersonId)
            return DutyOutcome.OwnDeputy;
        var existing = (await db.Set<DutyShift>().AsNoTracking().Where(s => s.PersonId == request.PersonId && s.Ends > now).ToListAsync(cancellationToken)).Select(s => s.Time);
        var wanted = new DutyTime(row?.Id ?? Guid.Empty, request.PersonId, request.Starts, request.Ends);
        if (DutyRota.Judge([wanted], existing, now) is not DutyOutcome.Done and var refusal)
            return refusal;
        var told = new HashSet<Guid> { request.PersonId };
        var deputies = new List<Guid?> { request.DeputyId, row?.DeputyId };
        if (row is null)
            db.Add(row = new DutyShift { Id = Guid.CreateVersion7() });
        else
            told.Add(row.PersonId);
        (row.PersonId, row.DeputyId, row.Starts, row.Ends) = (request.PersonId, request.DeputyId, request.Starts, request.Ends);
        (row.Sequence, row.ChangedAt) = (row.Sequence + 1, clock.GetCurrentInstant());
        foreach (var swap in await db.Set<DutySwap>().Where(s => (s.ShiftId == row.Id || s.ReturnShiftId == row.Id) && s.State == SwapState.Asked).ToListAsync(cancellationToken))
            await notices.OfEndedSwapAsync(swap, row, me, cancellationToken);
        AuditLog.Add(db, clock, viewer, AuditActions.DutyShiftChanged, $"shift {row.Id}");
        told.Add(me);
        await notices.OfShiftAsync([.. deputies.OfType<Guid>().Where(p => !told.Contains(p))], row, DutyNotices.Deputy, cancellationToken);
        told.Remove(me);
        await notices.OfShiftAsync(told, row, DutyNotices.Changed, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);
}
