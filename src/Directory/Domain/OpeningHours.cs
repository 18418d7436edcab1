using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>
/// When a contact answers, as clock times in Europe/Oslo by day of the week: <c>ma-fr 09:00-15:00; to 16:00-18:00</c>. On red
/// days nobody answers, whatever the weekday says.
/// </summary>
public sealed class OpeningHours
{
    public const int MaxLength = 200;
    private const int DaysToLook = 21;
    private static readonly string[] Days = ["ma", "ti", "on", "to", "fr", "lø", "sø"];
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private readonly IReadOnlyList<(int Day, LocalTime From, LocalTime To)> _spans;

    private OpeningHours(IReadOnlyList<(int Day, LocalTime From, LocalTime To)> spans) => _spans = spans;

    /// <summary>
    /// Reads the written form; null where it cannot be understood or names no hours. Days are <c>ma ti on to fr lø sø</c>
    /// (nynorsk <c>må ty on to fr la su</c> too), times <c>09:00</c>, <c>09.00</c> or <c>09</c>. A span ends after it begins.
    /// </summary>
    public static OpeningHours? TryParse(string? text)
    {
        var spans = new List<(int Day, LocalTime From, LocalTime To)>();
        foreach (var piece in (text ?? "").ToLowerInvariant().Replace('–', '-').Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = piece.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || DaysOf(parts[0]) is not { } days || TimesOf(parts[1]) is not { } times)
                return null;
            spans.AddRange(days.Select(day => (day, times.From, times.To)));
        }

        return spans.Count == 0 ? null : new([.. spans.Distinct().OrderBy(span => span.Day).ThenBy(span => span.From)]);
    }

    /// <summary>True from the first minute of a span up to, not with, its last.</summary>
    public bool IsOpenAt(LocalDateTime at, Func<LocalDate, bool> isRedDay) =>
        !isRedDay(at.Date) && SpansOn(at.Date).Any(span => span.From <= at.TimeOfDay && at.TimeOfDay < span.To);

    /// <summary>The next moment after <paramref name="at"/> when open becomes closed or closed open; null where none comes within three weeks.</summary>
    public LocalDateTime? NextChange(LocalDateTime at, Func<LocalDate, bool> isRedDay)
    {
        var now = IsOpenAt(at, isRedDay);
        for (var day = at.Date; day <= at.Date.PlusDays(DaysToLook); day = day.PlusDays(1))
        {
            foreach (var moment in SpansOn(day).SelectMany(span => new[] { day.At(span.From), day.At(span.To) }).Order())
            {
                if (moment > at && IsOpenAt(moment, isRedDay) != now)
                    return moment;
            }
        }

        return null;
    }

    /// <summary>The form that is stored: one piece for each run of days with the same hours.</summary>
    public override string ToString() => string.Join("; ", _spans
        .GroupBy(span => (span.From, span.To))
        .SelectMany(group => Runs([.. group.Select(span => span.Day)])
            .Select(run => (run.First, Text: $"{Name(run)} {Clock.Format(group.Key.From)}-{Clock.Format(group.Key.To)}")))
        .OrderBy(piece => piece.First)
        .Select(piece => piece.Text));

    private IEnumerable<(int Day, LocalTime From, LocalTime To)> SpansOn(LocalDate date) => _spans.Where(span => span.Day == (int)date.DayOfWeek - 1);

    private static string Name((int First, int Last) run) => run.First == run.Last ? Days[run.First] : $"{Days[run.First]}-{Days[run.Last]}";

    private static IEnumerable<(int First, int Last)> Runs(IReadOnlyList<int> days)
    {
        var first = days[0];
        for (var i = 1; i <= days.Count; i++)
        {
            if (i < days.Count && days[i] == days[i - 1] + 1)
                continue;
            yield return (first, days[i - 1]);
            if (i < days.Count)
                first = days[i];
        }
    }

    private static IReadOnlyList<int>? DaysOf(string text)
    {
        var ends = text.Split('-').Select(DayOf).ToList();
        return ends switch
        {
            [{ } only] => [only],
            [{ } first, { } last] when first <= last => [.. Enumerable.Range(first, last - first + 1)],
            _ => null,
        };
    }

    private static int? DayOf(string text)
    {
        var word = text.Trim() switch { "må" => "ma", "ty" => "ti", "la" => "lø", "su" => "sø", var other => other };
        var at = Array.IndexOf(Days, word);
        return at < 0 ? null : at;
    }

    private static (LocalTime From, LocalTime To)? TimesOf(string text)
    {
        var ends = text.Split('-').Select(TimeOf).ToList();
        return ends is [{ } from, { } to] && from < to ? (from, to) : null;
    }

    private static LocalTime? TimeOf(string text)
    {
        var parts = text.Trim().Split(':', '.');
        return parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            && int.TryParse(parts.Length == 2 ? parts[1] : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? new LocalTime(hour, minute)
            : null;
    }
}
