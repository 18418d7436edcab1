using System.Globalization;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>The rules of a session's queue, read out of its course's text.</summary>
public static class SeatRulesText
{
    /// <summary>In a quota's field <c>municipality</c>: counted for each municipality by itself.</summary>
    public const string Each = "hver";

    /// <summary>What a class or a quota is of: <c>kept</c> or <c>at-most</c>.</summary>
    public static readonly IReadOnlyList<string> Forms = ["kept", "at-most"];

    /// <summary>The classes and quotas that name this session or none, in the text's order; the short form <c>priority</c> is one class that never ends.</summary>
    public static SeatRules Of(ItemDocument course, FieldValues session)
    {
        var first = course.List("priority");
        return new SeatRules(
            [
                .. first.Count == 0 ? Array.Empty<PriorityClass>() : [new PriorityClass(string.Join(", ", first.Select(Audiences.Label)), new Group([.. first], null), null)],
                .. Of(course, "classes", session).Select(rule => new PriorityClass(rule.Text("title"), GroupOf(rule), rule.DateTime("until"))),
            ],
            [
                .. Of(course, "quotas", session).Select(rule => new Quota(
                    rule.Text("title"), rule.Text("form") == Forms[0] ? QuotaForm.Kept : QuotaForm.AtMost, GroupOf(rule),
                    rule.TextOrNull("municipality") == Each, rule.Number("seats") ?? 0, rule.DateTime("until"))),
            ],
            session.Number("offer_hours") ?? 0);
    }

    /// <summary>Rules that name a session or a municipality that is none, or that are about nobody in particular.</summary>
    public static IEnumerable<Remark> Remarks(ItemDocument course)
    {
        var sessions = course.Records("sessions").Select(session => session.Key).ToHashSet();
        foreach (var (field, rule) in new[] { "classes", "quotas" }.SelectMany(field => course.Records(field).Select(rule => (field, rule))))
        {
            if (rule.TextOrNull("session") is { } session && !sessions.Contains(session))
                yield return new Remark(field, Say(Texts.RemarkRuleSession, rule.Key, session));
            var municipality = rule.TextOrNull("municipality");
            if (municipality is not null && !(municipality.Length == 4 && municipality.All(char.IsAsciiDigit)) && !(field == "quotas" && municipality == Each))
                yield return new Remark(field, Say(Texts.RemarkRuleMunicipality, rule.Key));
            if (rule.TextOrNull("audience") is null && municipality is null)
                yield return new Remark(field, Say(Texts.RemarkRuleNobody, rule.Key));
        }
    }

    private static IEnumerable<FieldValues> Of(ItemDocument course, string field, FieldValues session) =>
        course.Records(field).Where(rule => rule.TextOrNull("session") is not { } named || named == session.Key);

    private static Group GroupOf(FieldValues rule) => new(
        rule.TextOrNull("audience") is { } audience ? [audience] : [],
        rule.TextOrNull("municipality") is { } municipality && municipality != Each ? municipality : null);

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
