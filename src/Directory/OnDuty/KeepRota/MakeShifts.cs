using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.KeepRota;

/// <summary>Makes the shifts of a pattern: all of them, or none.</summary>
public sealed record MakeShifts(DutyPattern Pattern) : IRequest<DutyOutcome>;

internal sealed class MakeShiftsHandler(DutyWork work, DutyReader reader, PortalDb db, DutyNotices notices, Viewer viewer, IClock clock) : IRequestHandler<MakeShifts, DutyOutcome>
{
    public Task<DutyOutcome> Handle(MakeShifts request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        var pattern = request.Pattern;
        if (pattern.Judge() is not DutyOutcome.Done and var wrong)
            return wrong;
        var physicians = await reader.PhysiciansAsync(cancellationToken);
        if (pattern.People.Any(person => physicians.GetValueOrDefault(person)?.Contact is null))
            return DutyOutcome.NotOnRota;
        var now = clock.NowInOslo();
        var made = pattern.Shifts().Where(shift => shift.Time.Ends > now).ToList();
        if (made.Count == 0)
            return DutyOutcome.Past;
        var from = made[0].Time.Starts.Date.AtMidnight();
        var existing = (await db.Set<DutyShift>().AsNoTracking().Where(s => s.Starts >= from).ToListAsync(cancellationToken)).Select(s => s.Time);
        if (DutyRota.Judge([.. made.Select(shift => shift.Time)], existing, now) is not DutyOutcome.Done and var refusal)
            return refusal;
        var rows = made.Select(shift => new DutyShift
        {
            Id = Guid.CreateVersion7(),
            PersonId = shift.Time.PersonId,
            DeputyId = shift.Deputy,
            Starts = shift.Time.Starts,
            Ends = shift.Time.Ends,
            ChangedAt = clock.GetCurrentInstant(),
        }).OrderBy(row => row.Starts).ToList();
        db.AddRange(rows);
        foreach (var person in rows.SelectMany(row => new[] { row.PersonId, row.DeputyId }).OfType<Guid>().Distinct().Where(person => person != me))
            await notices.OfPatternAsync(person, rows, cancellationToken);
        AuditLog.Add(db, clock, viewer, AuditActions.DutyShiftsMade, "duty rota", FormattableString.Invariant($"{made.Count}"));
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);
}
