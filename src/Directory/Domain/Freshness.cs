using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>How far a contact's particulars may be trusted, from the day somebody last confirmed them.</summary>
public enum Freshness
{
    /// <summary>Confirmed at most 90 days ago, or as many as the tenant has chosen.</summary>
    Fresh,

    /// <summary>Confirmed longer ago than that and at most 180 days ago, or as many as the tenant has chosen: shown in amber.</summary>
    Ageing,

    /// <summary>Confirmed longer ago than that: shown in red.</summary>
    Old,
}

/// <summary>The rule of confirmed dates. Whole days in Europe/Oslo; a date to come counts as fresh.</summary>
public static class Confirmation
{
    public const int FreshDays = 90;
    public const int AgeingDays = 180;

    public static Freshness Of(LocalDate confirmedOn, LocalDate today, int freshDays = FreshDays, int ageingDays = AgeingDays)
    {
        var days = Period.DaysBetween(confirmedOn, today);
        return days <= freshDays ? Freshness.Fresh : days <= ageingDays ? Freshness.Ageing : Freshness.Old;
    }

    /// <summary>The first day after <paramref name="today"/> on which the answer of <see cref="Of"/> changes; null where it never does.</summary>
    public static LocalDate? NextChange(LocalDate confirmedOn, LocalDate today, int freshDays = FreshDays, int ageingDays = AgeingDays) =>
        Of(confirmedOn, today, freshDays, ageingDays) switch
        {
            Freshness.Fresh => confirmedOn.PlusDays(freshDays + 1),
            Freshness.Ageing => confirmedOn.PlusDays(ageingDays + 1),
            _ => null,
        };
}
