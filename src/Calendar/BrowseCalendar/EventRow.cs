using System.Globalization;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>One line of a list of meetings, in the reader's written form.</summary>
public sealed record EventRow(CalendarEvent Event)
{
    /// <summary>The path of another tenant that the meeting's page stands under; null for the current one.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>The reader's own state of the meeting; null where the reader has nothing to do with it.</summary>
    public CalendarEvent? Own { get; init; }

    /// <summary>The line offers the meeting as a file.</summary>
    public bool HasFile { get; init; }

    /// <summary>For the date box: jan.</summary>
    public string Month => Event.Starts.Date.ToString("MMM", CultureInfo.CurrentCulture);

    public int Day => Event.Starts.Day;

    /// <summary>Torsdag kl. 18.00–21.00, or both dates where it lasts longer than a day.</summary>
    public string When => Capital(Event.Starts.Date == Event.Ends.Date
        ? $"{Event.Starts.Date.ToString("dddd", CultureInfo.CurrentCulture)} kl. {Event.Starts.TimeOfDay.Clock()}–{Event.Ends.TimeOfDay.Clock()}"
        : Dates.Span(Event.Starts, Event.Ends));

    /// <summary>The state to show, if any; a cancellation goes before all else, and the reader's own place before the seats left.</summary>
    public string? Note => Event.IsCancelled ? Texts.Cancelled : OwnNote ?? Event.Note;

    public string? OwnNote => Own is null or { IsCancelled: true } ? null : Own.IsTentative ? Texts.YouWait : Texts.YouHaveSeat;

    public string NoteColour => Event.IsCancelled ? "danger" : OwnNote is not null && Own is { IsTentative: false } ? "success" : "info";

    /// <summary>Below the tenant, with a leading slash.</summary>
    public string FileAddress => $"/kalender/mote/{Uri.EscapeDataString(Event.Uid)}.ics";

    /// <summary>The last day of it; a meeting that ends at midnight does not reach into the next day.</summary>
    public LocalDate LastDay => Event.Ends.TimeOfDay == LocalTime.Midnight && Event.Ends.Date > Event.Starts.Date ? Event.Ends.Date.PlusDays(-1) : Event.Ends.Date;

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}

/// <param name="Heading">Januar 2027</param>
/// <param name="Id">For the heading's id: 2027-01.</param>
public sealed record EventMonth(string Heading, string Id, IReadOnlyList<EventRow> Rows)
{
    /// <param name="rows">Earliest first. A meeting stands in the month that it starts in.</param>
    public static IReadOnlyList<EventMonth> Group(IEnumerable<EventRow> rows) =>
    [
        .. rows.GroupBy(row => row.Event.Starts.Date.ToYearMonth()).Select(month => new EventMonth(NameOf(month.Key), IdOf(month.Key), [.. month])),
    ];

    /// <summary>Januar 2027</summary>
    internal static string NameOf(YearMonth month) => EventRow.Capital(month.OnDayOfMonth(1).ToString("MMMM uuuu", CultureInfo.CurrentCulture));

    /// <summary>2027-01</summary>
    internal static string IdOf(YearMonth month) => month.OnDayOfMonth(1).ToString("uuuu-MM", CultureInfo.InvariantCulture);
}
