using System.Globalization;
using System.Text;
using KunnskapsPortal.Calendar.Contracts;

namespace KunnskapsPortal.Calendar.Writing;

/// <summary>The pieces of a VEVENT (RFC 5545, 3.6.1), in the order that they are written.</summary>
internal static class IcsEvent
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Which meeting and which state of it; when it is.</summary>
    public static void Begin(StringBuilder text, CalendarEvent meeting)
    {
        var (starts, ends) = IcsTime.Written(meeting.Starts, meeting.Ends);
        IcsLine.Raw(text, "BEGIN:VEVENT");
        IcsLine.Text(text, "UID", meeting.Uid);
        IcsLine.Raw(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{meeting.Sequence}"));
        IcsLine.Raw(text, $"DTSTAMP:{IcsTime.Utc(meeting.ChangedAt)}");
        IcsLine.Raw(text, $"LAST-MODIFIED:{IcsTime.Utc(meeting.ChangedAt)}");
        IcsLine.Raw(text, $"DTSTART{starts}");
        IcsLine.Raw(text, $"DTEND{ends}");
    }

    /// <summary>What it is about, where it is, and where to read more.</summary>
    public static void Body(StringBuilder text, string root, CalendarEvent meeting)
    {
        IcsLine.Text(text, "SUMMARY", meeting.Summary);
        IcsLine.Text(text, "DESCRIPTION", meeting.Description);
        IcsLine.Text(text, "LOCATION", meeting.Location);
        IcsLine.Raw(text, $"URL:{IcsLine.Uri(root + meeting.Address)}");
        var topics = meeting.Topics.Where(topic => !string.IsNullOrWhiteSpace(topic)).Select(IcsText.Escape).ToList();
        if (topics.Count > 0)
            IcsLine.Raw(text, $"CATEGORIES:{string.Join(',', topics)}");
    }

    /// <summary>Whether it takes place, and whether it takes the reader's time.</summary>
    public static void Status(StringBuilder text, CalendarEvent meeting)
    {
        IcsLine.Raw(text, meeting.IsCancelled ? "STATUS:CANCELLED" : meeting.IsTentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
        if (meeting.IsCancelled)
            IcsLine.Raw(text, "TRANSP:TRANSPARENT");
    }

    /// <summary>A reminder on the reader's own machine (RFC 5545, 3.6.6). A whole day is a day of the calendar, also when the clock changes.</summary>
    public static void Alarm(StringBuilder text, CalendarEvent meeting, int minutes)
    {
        IcsLine.Raw(text, "BEGIN:VALARM");
        IcsLine.Raw(text, "ACTION:DISPLAY");
        IcsLine.Text(text, "DESCRIPTION", meeting.Summary);
        var (count, unit, prefix) = minutes % MinutesOfDay == 0 ? (minutes / MinutesOfDay, "D", "") : (minutes, "M", "T");
        IcsLine.Raw(text, string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-P{prefix}{count}{unit}"));
        IcsLine.Raw(text, "END:VALARM");
    }

    public static void End(StringBuilder text) => IcsLine.Raw(text, "END:VEVENT");
}

/// <summary>Content lines (RFC 5545, 3.1).</summary>
internal static class IcsLine
{
    /// <summary>A line that is right as it is: its parts are escaped, and it holds no line break.</summary>
    public static void Raw(StringBuilder text, string line) => text.Append(IcsText.Fold(line));

    /// <summary>A property with a TEXT value; nothing where there is no text.</summary>
    public static void Text(StringBuilder text, string property, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Raw(text, $"{property}:{IcsText.Escape(value)}");
    }

    /// <summary>A URI is not a TEXT: it is percent-encoded, never escaped.</summary>
    public static string Uri(string address) => new Uri(address).AbsoluteUri;
}
