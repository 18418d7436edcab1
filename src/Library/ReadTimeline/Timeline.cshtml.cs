using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Library.ReadTimeline;

/// <summary>The sick-leave timeline: the rules in force today in order, and those that no longer are.</summary>
[CachedPage]
public sealed class TimelineModel(PublishedContent content, TenantContext tenant, IClock clock) : PageModel
{
    public IReadOnlyList<Stop> Current { get; private set; } = [];

    /// <summary>The first stop of each week that has one, for jumping.</summary>
    public IEnumerable<Stop> Weeks => Current.Where(stop => stop.Week > 0).DistinctBy(stop => stop.Week).OrderBy(stop => stop.Week);

    public IReadOnlyList<Stop> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var rules = await content.ListAsync(LibraryModule.Rule, cancel);
        var links = await content.LinksAsync(
            [.. rules.SelectMany(rule => MarkdownText.References(rule.Document.Body).Concat(rule.Document.List("related"))).Distinct()], cancel);
        var register = await content.RegisterAsync(rules.Select(rule => rule.Document), cancel);
        var stops = rules.OrderBy(rule => rule.Document.Number("order")).Select(rule => MakeStop(rule, links, register, today)).ToList();
        Current = [.. stops.Where(stop => stop.Now.Count > 0)];
        Ended = [.. stops.Where(stop => stop.Now.Count == 0)];
        HttpContext.ShowsUntil(DatedPeriods.NextChange(rules.SelectMany(rule => rule.Document.Records("periods")), today));
    }

    // What one does at the stop: the words of the glossary stand in the text itself.
    private static bool IsHelp(string reference) => reference.StartsWith("checklist:", StringComparison.Ordinal) || reference.StartsWith("measure:", StringComparison.Ordinal);

    private Stop MakeStop(PublishedView rule, IReadOnlyDictionary<string, ItemLink> links, IReadOnlyDictionary<string, ItemDocument> register, LocalDate today)
    {
        var document = rule.Document;
        var (now, later, past) = DatedPeriods.Split(document.Records("periods"), today);
        return new Stop(
            rule.Slug,
            document.Title,
            document.Summary,
            document.Text("when"),
            string.Join(", ", document.List("actors").Select(Actors.Label)),
            [.. now.Select(PeriodView.Of)],
            [.. later.Concat(past).Select(PeriodView.Of)],
            MarkdownText.Render(document.Body, reference => links.GetValueOrDefault(reference), Request.PathBase, headingsBelow: 1, idPrefix: rule.Slug),
            string.Join("; ", CitedSource.Of(document, register.GetValueOrDefault).Select(source => $"{source.Title} {source.Place}".Trim())),
            rule.Language == tenant.Language ? null : rule.Language.Code())
        {
            Week = document.Number("week"),
            Exemptions = document.TextOrNull("exemptions"),
            Helps = [.. document.List("related").Where(IsHelp).Select(links.GetValueOrDefault).OfType<ItemLink>()],
        };
    }
}

/// <summary>A stop on the timeline.</summary>
/// <param name="Now">The periods in force today.</param>
/// <param name="Other">Those to come and those past.</param>
public sealed record Stop(
    string Slug, string Title, string Summary, string When, string Actors,
    IReadOnlyList<PeriodView> Now, IReadOnlyList<PeriodView> Other, HtmlString Body, string Sources, string? ForeignLang)
{
    /// <summary>The week of the absence in which it falls due; null where it follows no week.</summary>
    public int? Week { get; init; }

    /// <summary>When the rule does not hold; null where none is known.</summary>
    public string? Exemptions { get; init; }

    /// <summary>Checklists and measures for this stop.</summary>
    public IReadOnlyList<ItemLink> Helps { get; init; } = [];
}

/// <summary>A dated wording of a rule, ready to show.</summary>
public sealed record PeriodView(
    string Text, string? Law, string? Url, string Status, string? CheckedOn, string? Validity, string? Note)
{
    public static PeriodView Of(FieldValues period) => new(
        period.Text("text"), period.TextOrNull("law"), period.TextOrNull("url"), period.Text("status"),
        period.Date("checked")?.Long(), ValidityOf(period), period.TextOrNull("note"));

    /// <summary>"Fra 1. juli 2026", "Til 30. juni 2014", or both; null for a period without dates.</summary>
    public static string? ValidityOf(FieldValues period) => (period.Date("from"), period.Date("to")) switch
    {
        (null, null) => null,
        ({ } from, null) => $"{Resources.Texts.From} {from.Long()}",
        (null, { } to) => $"{Resources.Texts.To} {to.Long()}",
        ({ } from, { } to) => $"{from.Long()} – {to.Long()}",
    };
}
