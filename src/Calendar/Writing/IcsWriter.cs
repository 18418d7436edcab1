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
    public string Write(string name, string root, FeedAddress? feed, IEnumerable<CalendarEvent> events)
    {
        var text = new StringBuilder();
        Begin(text, name, root, feed);
        foreach (var meeting in InOrder(events))
            Event(text, root, meeting);
        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    public string WriteMessage(CalendarMethod method, string root, CalendarEvent meeting, CalendarParties parties) =>
        throw new NotSupportedException();

    private static IEnumerable<CalendarEvent> InOrder(IEnumerable<CalendarEvent> events) => events
        .GroupBy(meeting => meeting.Uid, StringComparer.Ordinal)
        .Select(same => same.OrderByDescending(meeting => meeting.Sequence).ThenByDescending(meeting => meeting.ChangedAt).First())
        .OrderBy(meeting => meeting.Starts)
        .ThenBy(meeting => meeting.Uid, StringComparer.Ordinal);

    private static void Begin(StringBuilder text, string name, string root, FeedAddress? feed)
    {
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "PRODID:-//KunnskapsPortal//Calendar//NO");
        Line(text, "VERSION:2.0");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Text(text, "NAME", name);
        Text(text, "X-WR-CALNAME", name);
        Line(text, $"REFRESH-INTERVAL;VALUE=DURATION:{Refresh}");
        Line(text, $"X-PUBLISHED-TTL:{Refresh}");
        if (feed is not null)
        {
            Line(text, $"SOURCE;VALUE=URI:{Address(root, feed.Feed)}");
            Line(text, $"URL:{Address(root, feed.Page)}");
        }

        foreach (var line in IcsTime.OsloRules)
            Line(text, line);
    }

    private static void Event(StringBuilder text, string root, CalendarEvent meeting)
    {
        var (starts, ends) = IcsTime.Written(meeting.Starts, meeting.Ends);
        Line(text, "BEGIN:VEVENT");
        Text(text, "UID", meeting.Uid);
        Line(text, FormattableString.Invariant($"SEQUENCE:{meeting.Sequence}"));
        Line(text, $"DTSTAMP:{IcsTime.Utc(meeting.ChangedAt)}");
        Line(text, $"LAST-MODIFIED:{IcsTime.Utc(meeting.ChangedAt)}");
        Line(text, $"DTSTART{starts}");
        Line(text, $"DTEND{ends}");
        Text(text, "SUMMARY", meeting.Summary);
        Text(text, "DESCRIPTION", meeting.Description);
        Text(text, "LOCATION", meeting.Location);
        Line(text, $"URL:{Address(root, meeting.Address)}");
        var topics = meeting.Topics.Where(topic => !string.IsNullOrWhiteSpace(topic)).Select(IcsText.Escape).ToList();
        if (topics.Count > 0)
            Line(text, $"CATEGORIES:{string.Join(',', topics)}");
        Line(text, meeting.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        if (meeting.IsCancelled)
            Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static void Text(StringBuilder text, string property, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Line(text, $"{property}:{IcsText.Escape(value)}");
    }

    // A URI is not a TEXT: it is percent-encoded, never escaped.
    private static string Address(string root, string address) => new Uri(root + address).AbsoluteUri;

    private static void Line(StringBuilder text, string line) => text.Append(IcsText.Fold(line));
}

/// <param name="Feed">The address of the feed itself, below the root, with a leading slash.</param>
/// <param name="Page">The page that shows the same to people.</param>
public sealed record FeedAddress(string Feed, string Page);
