using KunnskapsPortal.Courses.Attend;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>The tables of the current tenant, with the names that their keys stand for.</summary>
public sealed record OverviewLook(OverviewTables Tables, IReadOnlyDictionary<string, string> CourseTitles, IReadOnlyDictionary<string, string> MunicipalityNames);

/// <summary>Reads what the overview counts. Eight queries, whatever the number of people; nobody's name is among what is read.</summary>
public sealed class OverviewReader(PortalDb db, PublishedContent content, TenantContext tenant, IClock clock)
{
    public async Task<OverviewLook> ReadAsync(CancellationToken cancel)
    {
        var sessions = await db.Set<CourseSession>().AsNoTracking().Where(s => s.TenantId == db.CurrentTenant && !s.IsCancelled).ToDictionaryAsync(s => s.Id, cancel);
        var enrolments = (await db.Set<Enrolment>().AsNoTracking().ToListAsync(cancel)).Where(e => sessions.ContainsKey(e.SessionId)).ToList();
        var decisions = await db.Set<EnrolmentDecision>().AsNoTracking()
            .Where(d => d.Event == SeatEvent.MovedUp || d.Event == SeatEvent.Accepted || d.Event == SeatEvent.Cancelled || d.Event == SeatEvent.CancelledLate).ToListAsync(cancel);
        var now = clock.GetCurrentInstant();
        var members = (await db.Set<Membership>().AsNoTracking().Where(m => m.ConfirmedAt != null && m.EndedAt == null).ToListAsync(cancel))
            .Where(m => m.IsConfirmed(now) && RoleRights.AudienceOf(m.Role) is not null)
            .GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.OrderBy(m => m.Role).First());
        var keys = sessions.Values.Select(s => s.CourseKey).Distinct().ToList();
        var titles = (await content.OwnAsync(CoursesModule.Course, keys, cancel)).GroupBy(c => c.Key)
            .ToDictionary(g => g.Key, g => (g.FirstOrDefault(c => c.Language == tenant.Language) ?? g.First()).Title);
        var names = (await db.Set<Municipality>().AsNoTracking().Where(m => m.ValidTo == null).ToListAsync(cancel)).ToDictionary(m => m.Number, m => m.Name);
        var byId = enrolments.ToDictionary(e => e.Id);
        var known = decisions.Where(d => byId.ContainsKey(d.EnrolmentId)).ToList();
        var tables = new OverviewTables(
            [.. enrolments.Where(e => e.State != EnrolmentState.Cancelled).Select(e => PlaceOf(e, sessions[e.SessionId], members.GetValueOrDefault(e.PersonId)))],
            [
                .. known.Where(d => d.Event is SeatEvent.Cancelled or SeatEvent.CancelledLate)
                    .Select(d => GivenUp(sessions[d.SessionId], d.Event == SeatEvent.CancelledLate ? OverviewTables.Late : OverviewTables.InTime)),
                .. (await NoShowsAsync(enrolments, cancel)).Select(e => GivenUp(sessions[e.SessionId], OverviewTables.NoShow)),
            ],
            [.. known.Where(d => d.Event is SeatEvent.MovedUp or SeatEvent.Accepted).Select(d => new WaitFact(PeriodOf(sessions[d.SessionId]), d.PriorityClass, (int)(d.At - byId[d.EnrolmentId].EnrolledAt).TotalDays))],
            Coverage(members.Values, enrolments, sessions));
        return new OverviewLook(tables, titles, names);
    }

    private static GivenUpFact GivenUp(CourseSession session, string how) => new(PeriodOf(session), session.CourseKey, how);

    /// <summary>Those with a seat who were at no meeting, where the arranger has closed the list.</summary>
    private async Task<IEnumerable<Enrolment>> NoShowsAsync(IEnumerable<Enrolment> enrolments, CancellationToken cancel)
    {
        var closed = await db.Set<AttendanceList>().AsNoTracking().Where(list => list.ClosedAt != null).Select(list => list.SessionId).ToListAsync(cancel);
        var came = (await db.Set<MeetingAttendance>().AsNoTracking().Where(a => closed.Contains(a.SessionId) && a.Mark != AttendanceMark.Absent)
            .Select(a => new { a.SessionId, a.PersonId }).ToListAsync(cancel)).Select(a => (a.SessionId, a.PersonId)).ToHashSet();
        return enrolments.Where(e => e.State == EnrolmentState.Seated && closed.Contains(e.SessionId) && !came.Contains((e.SessionId, e.PersonId)));
    }

    private static PlaceFact PlaceOf(Enrolment place, CourseSession session, Membership? member)
    {
        var day = place.EnrolledAt.DayInOslo();
        return new PlaceFact(
            PeriodOf(session), session.CourseKey,
            // A seat that is kept for somebody is not given yet.
            place.State == EnrolmentState.Seated ? OverviewTables.Seated : OverviewTables.Waiting,
            member is null ? OverviewTables.Unsettled : RoleRights.AudienceOf(member.Role)!,
            member?.MunicipalityNumber ?? OverviewTables.Unsettled,
            member?.Workplace ?? OverviewTables.Unsettled,
            day.PlusDays(1 - (int)day.DayOfWeek).Iso());
    }

    private List<OfficeFact> Coverage(IEnumerable<Membership> members, IEnumerable<Enrolment> enrolments, Dictionary<Guid, CourseSession> sessions)
    {
        var now = clock.NowInOslo();
        var last = enrolments.Where(e => e.State == EnrolmentState.Seated && sessions[e.SessionId].Starts <= now)
            .GroupBy(e => e.PersonId).ToDictionary(g => g.Key, g => g.Max(e => sessions[e.SessionId].Starts.Date));
        return
        [
            .. members.Where(m => RoleRights.AudienceOf(m.Role) == Audiences.Counsellor && !string.IsNullOrWhiteSpace(m.Workplace))
                .Select(m => new OfficeFact(m.Workplace!, last.TryGetValue(m.PersonId, out var day) ? day : null)),
        ];
    }

    /// <summary>Half a year, by the first day of the session.</summary>
    private static string PeriodOf(CourseSession session) => FormattableString.Invariant($"{session.Starts.Year}-{(session.Starts.Month <= 6 ? 1 : 2)}");
}
