using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Library.ReadTimeline;

/// <summary>
/// What a rule says of its date. Only a rule that counts from the first day of the absence has one; what Nav works out from
/// the days with sick pay (maksdato, the letter before it) is never made into a date here.
/// </summary>
/// <param name="Counts">From the start, by Nav, or none at all.</param>
/// <param name="Days">Days from the first day of the absence to the date: four weeks are 28, the 16th day is 15.</param>
/// <param name="Label">The week of the picture, 0 to 52.</param>
public sealed record RuleDates(string Counts, int? Days, int Label, string? Degree, string? Employer, string? Kind)
{
    public const string Start = "start";
    public const string Nav = "nav";
    public const string None = "none";

    private const int LastWeek = 52;

    /// <summary>The fields of a rule, between its week and its order.</summary>
    public static IReadOnlyList<Field> Fields { get; } =
    [
        Field.Choice("counts", [Start, Nav, None]),
        Field.Number("weeks"),
        Field.Number("days"),
        Field.Choice("degree", ["full", "graded", "both"]),
        Field.Choice("employer", ["with", "without", "both"]),
        Field.Choice("date_kind", ["deadline", "meeting", "questions", "from", "until"]),
    ];

    /// <summary>The rule gets a date from a first day.</summary>
    public bool IsCounted => Counts == Start && Days is not null;

    /// <summary>Nav works out the day: the picture shows about where it comes, and never as a date.</summary>
    public bool IsByNav => Counts == Nav;

    /// <summary>The rule has a place in the picture of the year.</summary>
    public bool IsInPicture => IsCounted || IsByNav;

    public static RuleDates Of(ItemDocument rule)
    {
        var (weeks, days) = (rule.Number("weeks"), rule.Number("days"));
        int? after = weeks is { } w ? w * 7 : days - 1;
        var week = rule.Number("week") ?? weeks ?? (days is { } d ? d / 7 : LastWeek);
        return new RuleDates(
            rule.TextOrNull("counts") ?? None, after, Math.Clamp(week, 0, LastWeek),
            rule.TextOrNull("degree"), rule.TextOrNull("employer"), rule.TextOrNull("date_kind"));
    }

    /// <summary>What an editor is told: a rule that counts from the start must say how far, for whom and what.</summary>
    public static IReadOnlyList<Remark> Remarks(ItemDocument rule)
    {
        var hasOneLength = (rule.Number("weeks") is null) != (rule.Number("days") is null);
        var saysWhom = rule.TextOrNull("degree") is not null && rule.TextOrNull("employer") is not null && rule.TextOrNull("date_kind") is not null;
        return rule.TextOrNull("counts") == Start && !(hasOneLength && saysWhom) ? [new Remark("counts", Resources.Texts.TimeRuleIncomplete)] : [];
    }
}
