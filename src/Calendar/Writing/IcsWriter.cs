using System.Text;
using KunnskapsPortal.Calendar.Contracts;

namespace KunnskapsPortal.Calendar.Writing;

/// <summary>
/// The portal's only writer of iCalendar. What it promises stands in docs/algorithms/calendar.md. Pure: the same events
/// give the same text to the byte, in any order and at any time.
/// </summary>
public sealed class IcsWriter : ICalendarWriter
{
    /// <summary>How often a client is asked to look again: a cancellation should be seen the same morning.</summary>
    private const string Refresh = "PT1H";

    public string Write(string name, string root, IEnumerable<CalendarEvent> events) => Write(name, root, null, events);

    /// <summary>The same for a feed that people subscribe to: also says where it stands and where to read it.</summary>
    /// <param name="name">The calendar's name, shown by clients.</param>
    /// <param name="root">Scheme, host and tenant path, without trailing slash.</param>
    /// <param name="feed">The feed and the page that shows the same; null for a file of its own.</param>
    /// <param name="events">In any order. Of two with the same UID the one with the highest sequence is written.</param>
    public string Write(string name, string root, FeedAddress? feed, IEnumerable<CalendarEvent> events) =>
        Write(name, feed is null ? null : new FeedAddress(root + feed.Feed, root + feed.Page), null, events.Select(meeting => new RootedEvent(root, meeting)));

    /// <summary>A feed of meetings that stand in several tenants.</summary>
    /// <param name="name">The calendar's name, shown by clients.</param>
    /// <param name="feed">Where the feed and its page stand, as whole addresses; null for a file of its own.</param>
    /// <param name="alarmMinutes">The client is to remind so many minutes before each meeting that takes place; null for never.</param>
    /// <param name="events">In any order. Of two with the same UID the one with the highest sequence is written.</param>
    public string Write(string name, FeedAddress? feed, int? alarmMinutes, IEnumerable<RootedEvent> events)
    {
        var text = new StringBuilder();
        Begin(text, "PUBLISH");
        IcsLine.Text(text, "NAME", name);
        IcsLine.Text(text, "X-WR-CALNAME", name);
        IcsLine.Raw(text, $"REFRESH-INTERVAL;VALUE=DURATION:{Refresh}");
        IcsLine.Raw(text, $"X-PUBLISHED-TTL:{Refresh}");
        if (feed?.Feed is { } source)
            IcsLine.Raw(text, $"SOURCE;VALUE=URI:{IcsLine.Uri(source)}");
        if (feed is not null)
            IcsLine.Raw(text, $"URL:{IcsLine.Uri(feed.Page)}");
        Zone(text);
        foreach (var (root, meeting) in InOrder(events))
        {
            IcsEvent.Begin(text, meeting);
            IcsEvent.Body(text, root, meeting);
            IcsEvent.Status(text, meeting);
            if (alarmMinutes is { } minutes && !meeting.IsCancelled)
                IcsEvent.Alarm(text, meeting, minutes);
            IcsEvent.End(text);
        }

        return End(text);
    }

    public string WriteMessage(CalendarMethod method, string root, CalendarEvent meeting, CalendarParties parties)
    {
        var isCancel = method == CalendarMethod.Cancel;
        if (meeting.IsCancelled && !isCancel)
            throw new ArgumentException("Nobody is asked to a meeting that is cancelled (RFC 5546, 3.2.2).", nameof(meeting));
        // Without the note: it is for lists. The recipient's copy of the meeting has one attendee, so CANCEL ends all of it.
        var told = meeting with { IsCancelled = isCancel };
        var text = new StringBuilder();
        Begin(text, isCancel ? "CANCEL" : "REQUEST");
        Zone(text);
        IcsEvent.Begin(text, told);
        IcsLine.Raw(text, $"ORGANIZER;CN={IcsText.Parameter(parties.OrganizerName)}:{IcsText.MailTo(parties.OrganizerEmail)}");
        IcsLine.Raw(text, $"ATTENDEE;{Attendance(told)}CN={IcsText.Parameter(parties.AttendeeName)}:{IcsText.MailTo(parties.AttendeeEmail)}");
        IcsEvent.Body(text, root, told);
        IcsEvent.Status(text, told);
        IcsEvent.End(text);
        return End(text);
    }

    // The person enrolled by an act of their own, so nothing is asked of the program: no reply, and no «no answer yet» in its list.
    private static string Attendance(CalendarEvent meeting) =>
        meeting.IsCancelled ? "ROLE=REQ-PARTICIPANT;"
        : $"ROLE=REQ-PARTICIPANT;PARTSTAT={(meeting.IsTentative ? "TENTATIVE" : "ACCEPTED")};RSVP=FALSE;";

    private static IEnumerable<RootedEvent> InOrder(IEnumerable<RootedEvent> events) => events
        .GroupBy(rooted => rooted.Event.Uid, StringComparer.Ordinal)
        .Select(same => same.OrderByDescending(rooted => rooted.Event.Sequence).ThenByDescending(rooted => rooted.Event.ChangedAt).First())
        .OrderBy(rooted => rooted.Event.Starts)
        .ThenBy(rooted => rooted.Event.Uid, StringComparer.Ordinal);

    private static void Begin(StringBuilder text, string method)
    {
        IcsLine.Raw(text, "BEGIN:VCALENDAR");
        IcsLine.Raw(text, "PRODID:-//KunnskapsPortal//Calendar//NO");
        IcsLine.Raw(text, "VERSION:2.0");
        IcsLine.Raw(text, "CALSCALE:GREGORIAN");
        IcsLine.Raw(text, $"METHOD:{method}");
    }

    private static void Zone(StringBuilder text)
    {
        foreach (var line in IcsTime.OsloRules)
            IcsLine.Raw(text, line);
    }

    private static string End(StringBuilder text)
    {
        IcsLine.Raw(text, "END:VCALENDAR");
        return text.ToString();
    }
}

/// <param name="Feed">The address of the feed itself; null where it is a secret that must not travel inside the file.</param>
/// <param name="Page">The page that shows the same to people.</param>
public sealed record FeedAddress(string? Feed, string Page);

/// <param name="Root">Scheme, host and path of the tenant that the meeting belongs to, without trailing slash.</param>
/// <param name="Event">The meeting.</param>
public sealed record RootedEvent(string Root, CalendarEvent Event);
