using System.Globalization;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>Gives the calendar every meeting of every public session.</summary>
internal sealed class CourseCalendar(CourseCatalogue catalogue, MeetingLinks links, PortalDb db, TenantContext tenant, IClock clock) : ICalendarSource
{
    private static readonly Duration CancelledKept = Duration.FromDays(30);

    public async Task<IReadOnlyList<CalendarEvent>> PublicAsync(CancellationToken cancel)
    {
        var earliest = clock.TodayInOslo().PlusDays(-90);
        var now = clock.NowInOslo();
        var forget = clock.GetCurrentInstant() - CancelledKept;
        return
        [
            .. from session in await catalogue.SessionsAsync(cancel)
               where session.Course.Document.Visibility == Kernel.Publishing.Visibilities.Public
               from meeting in session.Meetings
               where meeting.Row.Ends.Date >= earliest && !(meeting.Row.IsCancelled && meeting.Row.ChangedAt < forget)
               select EventOf(session, meeting, now),
        ];
    }

    public async Task<IReadOnlyList<CalendarEvent>> MineAsync(CancellationToken cancel)
    {
        var (now, forget) = (clock.NowInOslo(), clock.GetCurrentInstant() - CancelledKept);
        var earliest = clock.TodayInOslo().PlusDays(-90);
        var decisions = (await db.Set<EnrolmentDecision>().AsNoTracking().Where(d => d.PersonId == db.CurrentPerson && d.TenantId == db.CurrentTenant)
            .ToListAsync(cancel)).OrderBy(d => d.At).ThenBy(d => d.Id).ToLookup(d => d.SessionId);
        var sessions = await catalogue.OwnAsync([.. decisions.Select(own => own.Key)], cancel);
        var urls = (await links.MineInAsync([.. decisions.Select(own => own.Key)], cancel)).SelectMany(own => own).ToDictionary(link => (link.SessionId, link.MeetingKey), link => link.Url);
        return
        [
            .. from own in decisions
               let session = sessions[own.Key].OrderByDescending(form => form.Course.Language == tenant.Language).FirstOrDefault()
               where session is not null
               from meeting in session.Meetings
               let mine = Personal(session, meeting, [.. own], now, urls.GetValueOrDefault((own.Key, meeting.Row.Key)))
               where meeting.Row.Ends.Date >= earliest && !(mine.IsCancelled && mine.ChangedAt < forget)
               select mine,
        ];
    }

    public async Task<IReadOnlyCollection<TenantId>> MyTenantsAsync(CancellationToken cancel) =>
        await db.Mine<Enrolment>().Select(e => e.TenantId).Distinct().ToListAsync(cancel);

    /// <summary>A meeting as it is for one person, from all decisions on the person's place in its session, the last one last.</summary>
    /// <param name="link">Where the person joins the meeting; only one with a seat has got one.</param>
    private static CalendarEvent Personal(SessionView session, MeetingView meeting, IReadOnlyList<EnrolmentDecision> own, LocalDateTime now, string? link)
    {
        var shared = EventOf(session, meeting, now);
        var last = own[^1];
        return shared with
        {
            Sequence = shared.Sequence + own.Count - 1,
            ChangedAt = Instant.Max(shared.ChangedAt, last.At),
            IsCancelled = shared.IsCancelled || last.Event.StateAfter() is null,
            IsTentative = last.Event is SeatEvent.Queued or SeatEvent.Offered,
            Note = last.Event switch { SeatEvent.Queued => Texts.NoticeInQueue, SeatEvent.Offered => Texts.NoticeOfferedInCalendar, _ => null },
            Description = link is null ? shared.Description : $"{shared.Description}\n\n{Texts.ArrLinkFact}: {link}",
        };
    }

    /// <summary>The calendar's view of one meeting.</summary>
    public static CalendarEvent EventOf(SessionView session, MeetingView meeting, LocalDateTime now) => new(
        $"kurs-{session.Row.TenantId}-{session.Row.CourseKey}-{session.Row.Key}-{meeting.Row.Key}@kunnskapsportal",
        meeting.Row.Sequence,
        meeting.Title == session.Course.Title ? meeting.Title : $"{session.Course.Title}: {meeting.Title}",
        session.Course.Document.Summary,
        meeting.StreetAddress is null ? meeting.Place : $"{meeting.Place}, {meeting.StreetAddress}",
        session.Address,
        meeting.Row.Starts,
        meeting.Row.Ends,
        meeting.Row.ChangedAt,
        meeting.Row.IsCancelled,
        [.. session.Course.Document.List("topics").Select(Kernel.Publishing.Topics.Label)],
        StateOf(session.Row, now))
    {
        IsDigital = session.Row.Format is Formats.Digital or Formats.Hybrid,
        IsOpen = session.Row.TakesEnrolments(now),
    };

    /// <summary>"9 ledige plasser", "Venteliste", or null where nothing is to be said.</summary>
    public static string? StateOf(CourseSession row, LocalDateTime now) =>
        row.IsCancelled ? null
        : now > row.Closes ? Texts.StateClosed
        : now < row.Opens ? string.Format(CultureInfo.CurrentCulture, Texts.StateOpens, row.Opens.Date.Long())
        : row.Free == 0 ? Texts.StateQueue
        : row.Free == 1 ? Texts.StateOneFree
        : string.Format(CultureInfo.CurrentCulture, Texts.StateFree, row.Free);
}
