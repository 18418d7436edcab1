using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Dated rules and amounts. A period is in force from its <c>from</c> (or always) to its <c>to</c>, both days included.
/// </summary>
public static class DatedPeriods
{
    public static bool IsInForce(FieldValues period, LocalDate day) =>
        !(period.Date("from") > day) && !(period.Date("to") < day);

    /// <summary>The periods in force on a day, then those to come, then those past, newest first.</summary>
    public static (IReadOnlyList<FieldValues> Now, IReadOnlyList<FieldValues> Later, IReadOnlyList<FieldValues> Past) Split(
        IReadOnlyList<FieldValues> periods, LocalDate day) =>
        ([.. periods.Where(p => IsInForce(p, day))],
         [.. periods.Where(p => p.Date("from") > day).OrderBy(p => p.Date("from"))],
         [.. periods.Where(p => p.Date("to") < day).OrderByDescending(p => p.Date("to"))]);

    /// <summary>The first day after <paramref name="day"/> on which one of the periods begins or has ended.</summary>
    public static LocalDate? NextChange(IEnumerable<FieldValues> periods, LocalDate day) =>
        periods.SelectMany(p => new[] { p.Date("from"), p.Date("to")?.PlusDays(1) })
            .Where(date => date > day).Min();

    /// <summary>The key of a period that ends before it begins, or null.</summary>
    public static string? Breach(IReadOnlyList<FieldValues> periods) =>
        periods.FirstOrDefault(p => p.Date("to") < p.Date("from"))?.Key;
}
