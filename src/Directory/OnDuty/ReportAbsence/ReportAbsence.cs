using KunnskapsPortal.Directory.Domain;
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

internal sealed class ReportAbsenceHandler(DutyWork work, PortalDb db, IClock clock)
    : IRequestHandler<ReportAbsence, DutyOutcome>, IRequestHandler<WithdrawAbsence, DutyOutcome>
{
    private const int LongestDays = 366;

    public Task<DutyOutcome> Handle(ReportAbsence request, CancellationToken cancellationToken) => work.RunAsync(me =>
    {
        if (request.Last < request.First || Period.DaysBetween(request.First, request.Last) > LongestDays)
            return Task.FromResult(DutyOutcome.WrongTimes);
        if (request.Last < clock.TodayInOslo())
            return Task.FromResult(DutyOutcome.Past);
        db.Add(new DutyAbsence { Id = Guid.CreateVersion7(), PersonId = me, FirstDay = request.First, LastDay = request.Last });
        return Task.FromResult(DutyOutcome.Done);
    }, isPublic: true, cancellationToken);

    public Task<DutyOutcome> Handle(WithdrawAbsence request, CancellationToken cancellationToken) => work.RunAsync(async me =>
    {
        if (await db.Set<DutyAbsence>().FirstOrDefaultAsync(a => a.Id == request.AbsenceId && a.PersonId == me, cancellationToken) is not { } row)
            return DutyOutcome.NotFound;
        db.Remove(row);
        return DutyOutcome.Done;
    }, isPublic: true, cancellationToken);
}
