using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>How far a contact's particulars may be trusted, from the day somebody last confirmed them.</summary>
public enum Freshness
{
    /// <summary>Confirmed at most 90 days ago.</summary>
    Fresh,

    /// <summary>Confirmed more than 90 and at most 180 days ago: shown in amber.</summary>
    Ageing,

    /// <summary>Confirmed more than 180 days ago: shown in red.</summary>
    Old,
}

/// <summary>The rule of confirmed dates. Whole days in Europe/Oslo; a date to come counts as fresh.</summary>
public static class Confirmation
{
    public const int FreshDays = 90;
    public const int AgeingDays = 180;

    public static Freshness Of(LocalDate confirmedOn, LocalDate today) => Period.DaysBetween(confirmedOn, today) switch
    {
        <= FreshDays => Freshness.Fresh,
        <= AgeingDays => Freshness.Ageing,
        _ => Freshness.Old,
    };

    /// <summary>The first day after <paramref name="today"/> on which the answer of <see cref="Of"/> changes; null where it never does.</summary>
    public static LocalDate? NextChange(LocalDate confirmedOn, LocalDate today) => Of(confirmedOn, today) switch
    {
        Freshness.Fresh => confirmedOn.PlusDays(FreshDays + 1),
        Freshness.Ageing => confirmedOn.PlusDays(AgeingDays + 1),
        _ => null,
    };
}
