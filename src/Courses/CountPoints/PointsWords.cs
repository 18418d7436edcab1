using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>Verdicts and reasons in words, in the current written form.</summary>
public static class PointsWords
{
    public static string Of(PointsVerdict verdict) => verdict switch
    {
        PointsVerdict.Counts => Texts.PtsCounts,
        PointsVerdict.CountsNot => Texts.PtsCountsNot,
        _ => Texts.PtsUnclear,
    };

    public static string ColourOf(PointsVerdict verdict) => verdict switch
    {
        PointsVerdict.Counts => "success",
        PointsVerdict.CountsNot => "neutral",
        _ => "warning",
    };

    public static string Of(PointsReason reason) => reason switch
    {
        PointsReason.ApprovedUnderKnownRule => Texts.PtsWhyApproved,
        PointsReason.NoPeriod => Texts.PtsWhyNoPeriod,
        PointsReason.OutsidePeriod => Texts.PtsWhyOutside,
        PointsReason.Withdrawn => Texts.PtsWhyWithdrawn,
        PointsReason.NotApproved => Texts.PtsWhyNotApproved,
        PointsReason.ApprovalPending => Texts.PtsWhyPending,
        PointsReason.NoPointsWritten => Texts.PtsWhyNoPoints,
        PointsReason.UnknownCategory => Texts.PtsWhyCategory,
        PointsReason.NoRuleOnThatDay => Texts.PtsWhyNoRule,
        PointsReason.RuleNotCertain => Texts.PtsWhyUncertain,
        PointsReason.PartlyAttended => Texts.PtsWhyPartly,
        PointsReason.OwnEntry => Texts.PtsWhyOwn,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Number(decimal? points) => points is { } known ? known.ToString("0.##", CultureInfo.CurrentCulture) : "–";

    public static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
