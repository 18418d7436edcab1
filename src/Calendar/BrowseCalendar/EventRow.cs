using System.Globalization;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>One line of a list of meetings, in the reader's written form.</summary>
public sealed record EventRow(CalendarEvent Event)
{
    /// <summary>For the date box: jan.</summary>
    public string Month => Event.Starts.Date.ToString("MMM", CultureInfo.CurrentCulture);

    public int Day => Event.Starts.Day;

    /// <summary>Torsdag kl. 18.00–21.00, or both dates where it lasts longer than a day.</summary>
    public string When => Capital(Event.Starts.Date == Event.Ends.Date
        ? $"{Event.Starts.Date.ToString("dddd", CultureInfo.CurrentCulture)} kl. {Event.Starts.TimeOfDay.Clock()}–{Event.Ends.TimeOfDay.Clock()}"
        : Dates.Span(Event.Starts, Event.Ends));

    /// <summary>The state to show, if any; a cancellation goes before all else.</summary>
    public string? Note => Event.IsCancelled ? Resources.Texts.Cancelled : Event.Note;

    public string NoteColour => Event.IsCancelled ? "danger" : "info";

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}

/// <param name="Heading">Januar 2027</param>
/// <param name="Id">For the heading's id: 2027-01.</param>
public sealed record EventMonth(string Heading, string Id, IReadOnlyList<EventRow> Rows)
{
    /// <param name="events">Earliest first. A meeting stands in the month that it starts in.</param>
    public static IReadOnlyList<EventMonth> Group(IEnumerable<CalendarEvent> events) =>
    [
        .. events.GroupBy(meeting => meeting.Starts.Date.ToYearMonth()).Select(month => new EventMonth(
            EventRow.Capital(month.Key.OnDayOfMonth(1).ToString("MMMM uuuu", CultureInfo.CurrentCulture)),
            month.Key.OnDayOfMonth(1).ToString("uuuu-MM", CultureInfo.InvariantCulture),
            [.. month.Select(meeting => new EventRow(meeting))])),
    ];
}
