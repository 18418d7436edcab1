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

    public IReadOnlyList<Stop> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var rules = await content.ListAsync(LibraryModule.Rule, cancel);
        var links = await content.LinksAsync([.. rules.SelectMany(rule => MarkdownText.References(rule.Document.Body)).Distinct()], cancel);
        var stops = rules.OrderBy(rule => rule.Document.Number("order")).Select(rule => MakeStop(rule, links, today)).ToList();
        Current = [.. stops.Where(stop => stop.Now.Count > 0)];
        Ended = [.. stops.Where(stop => stop.Now.Count == 0)];
        HttpContext.ShowsUntil(DatedPeriods.NextChange(rules.SelectMany(rule => rule.Document.Records("periods")), today));
    }

    private Stop MakeStop(PublishedView rule, IReadOnlyDictionary<string, ItemLink> links, LocalDate today)
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
            string.Join("; ", document.Records("sources").Select(source => $"{source.Text("title")} {source.Text("place")}".Trim())),
            rule.Language == tenant.Language ? null : rule.Language.Code());
    }
}

/// <summary>A stop on the timeline.</summary>
/// <param name="Now">The periods in force today.</param>
/// <param name="Other">Those to come and those past.</param>
public sealed record Stop(
    string Slug, string Title, string Summary, string When, string Actors,
    IReadOnlyList<PeriodView> Now, IReadOnlyList<PeriodView> Other, HtmlString Body, string Sources, string? ForeignLang);

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
