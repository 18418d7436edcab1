using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>How far a list may be trusted, by the days that its region has chosen. Whole days in Europe/Oslo.</summary>
/// <param name="FreshDays">How long a confirmation is fresh.</param>
/// <param name="AgeingDays">After how many days it is old.</param>
public sealed record ListFreshness(int FreshDays, int AgeingDays)
{
    /// <summary>Between two reminders of a list that is old already.</summary>
    public const int RemindAgainDays = 30;

    /// <summary>A list that nobody has confirmed is old.</summary>
    public Freshness Of(LocalDate? confirmedOn, LocalDate today) =>
        confirmedOn is not { } day ? Freshness.Old
        : Age(day, today) <= FreshDays ? Freshness.Fresh
        : Age(day, today) <= AgeingDays ? Freshness.Ageing
        : Freshness.Old;

    /// <summary>The first day after <paramref name="today"/> on which the answer of <see cref="Of"/> changes; null where it never does.</summary>
    public LocalDate? NextChange(LocalDate? confirmedOn, LocalDate today) => Of(confirmedOn, today) switch
    {
        Freshness.Fresh => confirmedOn!.Value.PlusDays(FreshDays + 1),
        Freshness.Ageing => confirmedOn!.Value.PlusDays(AgeingDays + 1),
        _ => null,
    };

    /// <summary>
    /// Which reminder the office is to have had by today: 0 none, 1 when it is no longer fresh, 2 when it is old, and one more
    /// for every thirty days after that.
    /// </summary>
    public int Reminder(LocalDate confirmedOn, LocalDate today) => Of(confirmedOn, today) switch
    {
        Freshness.Fresh => 0,
        Freshness.Ageing => 1,
        _ => 2 + ((Age(confirmedOn, today) - AgeingDays - 1) / RemindAgainDays),
    };

    private static int Age(LocalDate day, LocalDate today) => Period.DaysBetween(day, today);
}
