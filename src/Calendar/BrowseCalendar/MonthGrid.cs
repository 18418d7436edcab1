using System.Globalization;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Kernel.Time;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>One month as whole weeks from Monday, with the meetings of each day. Pure.</summary>
/// <param name="Month">The month that is shown.</param>
/// <param name="Weeks">Four to six.</param>
public sealed record MonthGrid(YearMonth Month, IReadOnlyList<GridWeek> Weeks)
{
    private const int DaysOfWeek = 7;
    private static readonly LocalDatePattern Pattern = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    public string Heading => EventMonth.NameOf(Month);

    public string Id => EventMonth.IdOf(Month);

    public string Previous => EventMonth.IdOf(Month.PlusMonths(-1));

    public string Next => EventMonth.IdOf(Month.PlusMonths(1));

    /// <summary>Nothing stands in any day of the month itself.</summary>
    public bool IsEmpty => Weeks.SelectMany(week => week.Days).All(day => !day.IsInMonth || day.Rows.Count == 0);

    /// <summary>Monday to Sunday, as the reader's form writes them, short and whole.</summary>
    public static IReadOnlyList<(string Short, string Whole)> Weekdays =>
    [
        .. Enumerable.Range(1, DaysOfWeek).Select(day => (DayOfWeek)(day % DaysOfWeek))
            .Select(day => (CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.'), CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day))),
    ];

    /// <summary>A month as it stands in an address (2027-03); null for anything else.</summary>
    public static YearMonth? Parse(string? text) =>
        text?.Length == 7 && Pattern.Parse(text + "-01") is { Success: true, Value: var day } ? day.ToYearMonth() : null;

    /// <param name="month">The month to show.</param>
    /// <param name="today">Is marked.</param>
    /// <param name="rows">Earliest first. One that lasts several days stands in each of them.</param>
    public static MonthGrid Of(YearMonth month, LocalDate today, IReadOnlyCollection<EventRow> rows)
    {
        var first = month.OnDayOfMonth(1);
        var monday = first.DayOfWeek == IsoDayOfWeek.Monday ? first : first.Previous(IsoDayOfWeek.Monday);
        var weeks = new List<GridWeek>();
        for (var start = monday; start < first.PlusMonths(1); start = start.PlusWeeks(1))
        {
            weeks.Add(new GridWeek(
                WeekYearRules.Iso.GetWeekOfWeekYear(start),
                [.. Enumerable.Range(0, DaysOfWeek).Select(start.PlusDays).Select(day => new GridDay(
                    day, day.ToYearMonth() == month, day == today, [.. rows.Where(row => row.Event.Starts.Date <= day && day <= row.LastDay)]))]));
        }

        return new MonthGrid(month, weeks);
    }
}

/// <param name="Number">By ISO 8601, as in Norway.</param>
/// <param name="Days">Monday to Sunday.</param>
public sealed record GridWeek(int Number, IReadOnlyList<GridDay> Days);

/// <param name="Date">The day.</param>
/// <param name="IsInMonth">False for days of the months beside it, which fill the first and the last week.</param>
/// <param name="IsToday">It is today in Oslo.</param>
/// <param name="Rows">Earliest first.</param>
public sealed record GridDay(LocalDate Date, bool IsInMonth, bool IsToday, IReadOnlyList<EventRow> Rows)
{
    /// <summary>Torsdag 11. mars 2027, and whether it is today: for those who do not see where in the table the day stands.</summary>
    public string Name => EventRow.Capital(Date.WithDay()) + (IsToday ? $", {Texts.Today}" : "");

    /// <summary>18.00 on the day it starts; nothing on the days it goes on.</summary>
    public string? ClockOf(EventRow row) => row.Event.Starts.Date == Date ? row.Event.Starts.TimeOfDay.Clock() : null;
}
