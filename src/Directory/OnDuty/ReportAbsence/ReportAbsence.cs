using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.ReportAbsence;

/// <summary>The viewer does not answer on these days. From then on the deputy does, where there is one, and the shifts are shown as ones that must be replaced.</summary>
public sealed record ReportAbsence(LocalDate First, LocalDate Last) : IRequest<DutyOutcome>;

/// <summary>The viewer answers on these days after all.</summary>
public sealed record WithdrawAbsence(Guid AbsenceId) : IRequest<DutyOutcome>;

internal sealed class ReportAbsenceHandler(DutyWork work, PortalDb db, DutyNotices notices, Members members, IClock clock)
    : IRequestHandler<ReportAbsence, DutyOutcome>, IRequestHandler<WithdrawAbsence, DutyOutcome>
{
    private const int LongestDays = 366;

    public Task<DutyOutcome> Handle(ReportAbsence request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (request.Last < request.First || Period.DaysBetween(request.First, request.Last) > LongestDays)
            return DutyOutcome.WrongTimes;
        if (request.Last < clock.TodayInOslo())
            return DutyOutcome.Past;
        var (from, to) = (request.First.AtMidnight(), request.Last.PlusDays(1).AtMidnight());
        if (await db.Set<CallBack>().AnyAsync(c => c.PhysicianId == me && c.State == CallState.Asked && c.Starts >= from && c.Starts < to, cancellationToken))
            return DutyOutcome.CallsWait;
        var absence = new DutyAbsence { Id = Guid.CreateVersion7(), PersonId = me, FirstDay = request.First, LastDay = request.Last };
        db.Add(absence);
        await TellAsync(absence, from, to, cancellationToken);
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);

    public Task<DutyOutcome> Handle(WithdrawAbsence request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (await db.Set<DutyAbsence>().FirstOrDefaultAsync(a => a.Id == request.AbsenceId && a.PersonId == me, cancellationToken) is not { } row)
            return DutyOutcome.NotFound;
        db.Remove(row);
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);

    /// <summary>Where shifts lie in the days: tells the deputies, who answer from now on, and those who keep the rota.</summary>
    private async Task TellAsync(DutyAbsence absence, LocalDateTime from, LocalDateTime to, CancellationToken cancel)
    {
        var now = clock.NowInOslo();
        var deputies = await db.Set<DutyShift>().AsNoTracking()
            .Where(s => s.PersonId == absence.PersonId && s.Starts >= from && s.Starts < to && s.Ends > now).Select(s => s.DeputyId).ToListAsync(cancel);
        if (deputies.Count == 0)
            return;
        var told = deputies.OfType<Guid>().ToHashSet();
        await notices.OfAbsenceAsync(told, absence, isDeputy: true, cancel);
        await notices.OfAbsenceAsync([.. (await members.WithAsync(Permission.PublishContent, cancel)).Where(p => p != absence.PersonId && !told.Contains(p))], absence, isDeputy: false, cancel);
    }
}
