using System.Globalization;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>Gives the calendar every meeting of every public session.</summary>
internal sealed class CourseCalendar(CourseCatalogue catalogue, IClock clock) : ICalendarSource
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

    public Task<IReadOnlyList<CalendarEvent>> MineAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<CalendarEvent>>([]);

    public Task<IReadOnlyCollection<Kernel.Tenancy.TenantId>> MyTenantsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyCollection<Kernel.Tenancy.TenantId>>([]);

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
