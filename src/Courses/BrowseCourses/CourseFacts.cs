using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>A speaker, with what the speaker has declared.</summary>
public sealed record SpeakerView(string Name, string? Role, string Interests, string Industry, string Declared);

/// <summary>An approval, as the arranger has entered it.</summary>
/// <param name="Facts">Number, category, points and hours, those that are known.</param>
/// <param name="Address">In the catalogue of whoever approves; null where there is none.</param>
public sealed record ApprovalView(string Body, string Status, string Colour, IReadOnlyList<string> Facts, string? Address, string? Note);

/// <summary>Speakers, approvals and whether each session gives points, in words.</summary>
public static class CourseFacts
{
    public static IReadOnlyList<SpeakerView> Speakers(ItemDocument course) =>
    [
        .. course.Records("speakers").Select(s => new SpeakerView(
            s.Text("name"), s.TextOrNull("role"), s.Text("interests"),
            s.Text("industry_free") == YesNo.Yes ? Texts.ArrIndustryFree : Texts.ArrIndustryBound,
            s.Date("declared") is { } day ? Say(Texts.ArrDeclaredOn, day.Long()) : Texts.ArrNotDeclared)),
    ];

    public static IReadOnlyList<ApprovalView> Approvals(ItemDocument course) =>
        [.. course.Records("approvals").Select(a => new ApprovalView(
            a.Text("body"), StatusOf(a, course), a.Text("status") == ApprovalStatus.Approved ? "success" : "neutral", [.. FactsOf(a)], a.TextOrNull("url"), a.TextOrNull("note")))];

    /// <summary>"Teller", "teller ikke", "uavklart" or "ikke søkt", in a sentence.</summary>
    public static string StandingOf(SessionView session) => Words(Domain.Approvals.Of(session.Course.Document.Records("approvals"), session.Row.Starts.Date, session.Row.Ends.Date));

    /// <summary>The same for all sessions: one sentence where they are alike, else one for each.</summary>
    public static IReadOnlyList<string> Standings(ItemDocument course, IReadOnlyList<SessionView> sessions)
    {
        if (sessions.Count == 0)
            return course.Records("approvals").Count == 0 ? [Texts.ArrStandingNotApplied] : [];
        var standings = sessions.Select(session => (session.Title, Words: StandingOf(session))).ToList();
        return standings.Select(s => s.Words).Distinct().Count() == 1 ? [standings[0].Words] : [.. standings.Select(s => $"{s.Title}: {s.Words}")];
    }

    private static string Words(ApprovalStanding standing) => standing switch
    {
        ApprovalStanding.Counts => Texts.ArrStandingCounts,
        ApprovalStanding.CountsNot => Texts.ArrStandingCountsNot,
        ApprovalStanding.Unsettled => Texts.ArrStandingUnsettled,
        _ => Texts.ArrStandingNotApplied,
    };

    private static string StatusOf(FieldValues approval, ItemDocument course)
    {
        var status = course.Kind.ChoiceLabel("approvals.status", approval.Text("status"));
        return (approval.Date("from"), approval.Date("to")) switch
        {
            ({ } from, { } to) => Say(Texts.ArrStatusFromTo, status, from.Long(), to.Long()),
            ({ } from, null) => Say(Texts.ArrStatusFrom, status, from.Long()),
            (null, { } to) => Say(Texts.ArrStatusTo, status, to.Long()),
            _ => status,
        };
    }

    private static IEnumerable<string> FactsOf(FieldValues approval)
    {
        if (approval.TextOrNull("number") is { } number)
            yield return Say(Texts.ArrApprovalNumber, number);
        if (approval.TextOrNull("category") is { } category)
            yield return Say(Texts.ArrApprovalCategory, category);
        if (approval.TextOrNull("points") is { } points)
            yield return Say(Texts.ArrApprovalPoints, points);
        if (approval.TextOrNull("hours") is { } hours)
            yield return Say(Texts.ArrApprovalHours, hours);
    }

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
