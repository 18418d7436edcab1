using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>Whether an activity counts towards the five years. Closed: each has a word for the reader.</summary>
public enum PointsVerdict
{
    /// <summary>Teller.</summary>
    Counts,

    /// <summary>Teller ikke.</summary>
    CountsNot,

    /// <summary>Uavklart: the portal does not know enough to say either, and says why.</summary>
    Unclear,
}

/// <summary>Why. Closed: each has a sentence for the reader.</summary>
public enum PointsReason
{
    /// <summary>Approved, within the period, whole attendance, under a rule that is law and has been checked.</summary>
    ApprovedUnderKnownRule,
    NoPeriod,
    OutsidePeriod,
    Withdrawn,
    NotApproved,
    ApprovalPending,
    NoPointsWritten,
    UnknownCategory,
    NoRuleOnThatDay,

    /// <summary>The rule is second-hand, old, disputed or not checked against its primary source.</summary>
    RuleNotCertain,

    /// <summary>Whether points are cut for one who was there a part of the time, is not known.</summary>
    PartlyAttended,

    /// <summary>The person has written it; the portal has not seen the approval.</summary>
    OwnEntry,
}

/// <summary>What is asked in one category, in one period of its rule.</summary>
/// <param name="Category">The key of the rule.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">First day in force; null for always.</param>
/// <param name="To">Last day in force; null for no end.</param>
/// <param name="Amount">Points in five years; null where it was not found.</param>
/// <param name="Status">A value of <see cref="SourceStatus"/>.</param>
/// <param name="IsChecked">It has been checked against the primary source.</param>
public sealed record CategoryRule(string Category, string Title, LocalDate? From, LocalDate? To, string? Amount, string Status, bool IsChecked)
{
    /// <summary>Certain enough to say that something counts or does not.</summary>
    public bool IsCertain => Status == SourceStatus.Law && IsChecked;

    /// <summary>True on the days that the rule is in force, both ends included.</summary>
    public bool IsInForce(LocalDate day) => !(From > day) && !(To < day);
}

/// <summary>What a person has done, from a certificate or written by the person.</summary>
/// <param name="Day">The last day of it.</param>
/// <param name="Category">As the approval or the person says it: the key or the title of a rule.</param>
/// <param name="Points">Null where none are written.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="IsWhole">The person was there the whole time.</param>
public sealed record PointsActivity(LocalDate Day, string Category, decimal? Points, PointsEvidence Evidence, bool IsWhole);

/// <summary>What an activity rests on.</summary>
public enum PointsEvidence
{
    ApprovedCertificate,
    PendingCertificate,
    UnapprovedCertificate,
    WithdrawnCertificate,
    OwnEntry,
}

/// <summary>The verdict on one activity, with its reason and the category it falls in where one is known.</summary>
public sealed record PointsJudgement(PointsVerdict Verdict, PointsReason Reason, string? Category);

/// <summary>What one has in a category within the period: what counts, and what nobody has cleared up.</summary>
public sealed record CategorySum(decimal Counted, decimal Unclear);

/// <summary>The rules of the points account; every amount and category comes in as data. See docs/algorithms/points.md.</summary>
public static class PointsAccount
{
    /// <summary>A period longer than this is a typing error.</summary>
    public const int LongestYears = 10;

    /// <summary>The same activity under the same rules and in the same period always gets the same verdict.</summary>
    /// <param name="activity">What was done.</param>
    /// <param name="period">First and last day, both included; null where the person has entered none.</param>
    /// <param name="rules">Every period of every rule.</param>
    public static PointsJudgement Judge(PointsActivity activity, (LocalDate From, LocalDate To)? period, IReadOnlyList<CategoryRule> rules)
    {
        var known = rules.Where(rule => Names(rule, activity.Category)).ToList();
        var category = known.Count > 0 ? known[0].Category : null;
        var rule = known.FirstOrDefault(rule => rule.IsInForce(activity.Day));
        var (verdict, reason) = activity switch
        {
            { Evidence: PointsEvidence.WithdrawnCertificate } => (PointsVerdict.CountsNot, PointsReason.Withdrawn),
            { Evidence: PointsEvidence.UnapprovedCertificate } => (PointsVerdict.CountsNot, PointsReason.NotApproved),
            _ when period is { } held && (activity.Day < held.From || activity.Day > held.To) => (PointsVerdict.CountsNot, PointsReason.OutsidePeriod),
            { Evidence: PointsEvidence.PendingCertificate } => (PointsVerdict.Unclear, PointsReason.ApprovalPending),
            _ when period is null => (PointsVerdict.Unclear, PointsReason.NoPeriod),
            { Points: null } => (PointsVerdict.Unclear, PointsReason.NoPointsWritten),
            _ when category is null => (PointsVerdict.Unclear, PointsReason.UnknownCategory),
            _ when rule is null => (PointsVerdict.Unclear, PointsReason.NoRuleOnThatDay),
            { Evidence: PointsEvidence.OwnEntry } => (PointsVerdict.Unclear, PointsReason.OwnEntry),
            { IsWhole: false } => (PointsVerdict.Unclear, PointsReason.PartlyAttended),
            _ when !rule.IsCertain => (PointsVerdict.Unclear, PointsReason.RuleNotCertain),
            _ => (PointsVerdict.Counts, PointsReason.ApprovedUnderKnownRule),
        };
        return new PointsJudgement(verdict, reason, category);
    }

    /// <summary>The sums of a category; what counts not is in neither.</summary>
    /// <param name="category">The key of a rule; null for what falls in none.</param>
    /// <param name="judged">Activities with their verdicts.</param>
    public static CategorySum SumOf(string? category, IEnumerable<(PointsActivity Activity, PointsJudgement Judgement)> judged)
    {
        var own = judged.Where(one => one.Judgement.Category == category).ToList();
        return new CategorySum(
            own.Where(one => one.Judgement.Verdict == PointsVerdict.Counts).Sum(one => one.Activity.Points ?? 0),
            own.Where(one => one.Judgement.Verdict == PointsVerdict.Unclear).Sum(one => one.Activity.Points ?? 0));
    }

    private static bool Names(CategoryRule rule, string category) =>
        string.Equals(rule.Category, category.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(rule.Title, category.Trim(), StringComparison.OrdinalIgnoreCase);
}
