using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Kernel.Time;

/// <summary>Dates and times as Norwegians write them, in the reader's written form (the current culture).</summary>
public static class Dates
{
    /// <summary>11. mars 2027</summary>
    public static string Long(this LocalDate date) => date.ToString("d. MMMM uuuu", CultureInfo.CurrentCulture);

    /// <summary>What is known of a date, from <c>2027-03-11</c>, <c>2027-03</c> or <c>2027</c>: 11. mars 2027, mars 2027 or 2027. Other text comes back as it is.</summary>
    public static string Partial(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value.Long()
        : YearMonthPattern.Iso.Parse(text) is { Success: true } month ? month.Value.OnDayOfMonth(1).ToString("MMMM uuuu", CultureInfo.CurrentCulture)
        : text;

    /// <summary>torsdag 11. mars 2027</summary>
    public static string WithDay(this LocalDate date) => date.ToString("dddd d. MMMM uuuu", CultureInfo.CurrentCulture);

    /// <summary>11. mars 2027 kl. 09.00</summary>
    public static string Long(this LocalDateTime time) => $"{time.Date.Long()} kl. {time.TimeOfDay.Clock()}";

    /// <summary>09.00</summary>
    public static string Clock(this LocalTime time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>torsdag 11. mars 2027 kl. 09.00–15.30, or both dates where it lasts longer than a day.</summary>
    public static string Span(LocalDateTime starts, LocalDateTime ends) => starts.Date == ends.Date
        ? $"{starts.Date.WithDay()} kl. {starts.TimeOfDay.Clock()}–{ends.TimeOfDay.Clock()}"
        : $"{starts.Date.WithDay()} kl. {starts.TimeOfDay.Clock()} – {ends.Date.WithDay()} kl. {ends.TimeOfDay.Clock()}";

    /// <summary>From the first day to the last: 11.–12. mars 2027, or the day with its hours where it is one.</summary>
    public static string Period(LocalDateTime starts, LocalDateTime ends)
    {
        if (starts.Date == ends.Date)
            return Span(starts, ends);
        return starts.Year == ends.Year && starts.Month == ends.Month
            ? $"{starts.Day}.–{ends.Date.Long()}"
            : $"{starts.Date.Long()} – {ends.Date.Long()}";
    }

    /// <summary>mars, okt.: for date boxes.</summary>
    public static string ShortMonth(this LocalDate date) => date.ToString("MMM", CultureInfo.CurrentCulture);

    /// <summary>For <c>datetime</c> attributes: 2027-03-11 or 2027-03-11T09:00.</summary>
    public static string Iso(this LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(this LocalDateTime time) => time.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day in Oslo of a moment that has passed.</summary>
    public static LocalDate DayInOslo(this Instant instant) => instant.InZone(Oslo.Zone).Date;
}
