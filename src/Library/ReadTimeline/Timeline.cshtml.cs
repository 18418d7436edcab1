using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Library.ReadTimeline;

/// <summary>The sick-leave timeline: a picture of the year, and the rules in force today in order, with those that no longer are.</summary>
[CachedPage]
public sealed class TimelineModel(PublishedContent content, TenantContext tenant, IClock clock) : PageModel
{
    /// <summary>The weeks that the axis of the picture names.</summary>
    public static IReadOnlyList<int> Axis { get; } = [0, 4, 8, 12, 17, 26, 39, 52];

    public IReadOnlyList<Stop> Current { get; private set; } = [];

    /// <summary>The stops that have a place in the picture, in order of time.</summary>
    public IEnumerable<Stop> Picture => Current.Where(stop => stop.Dates.IsInPicture).OrderBy(stop => stop.Dates.Label).ThenBy(stop => stop.Dates.Days);

    public IReadOnlyList<Stop> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var rules = await content.ListAsync(LibraryModule.Rule, cancel);
        var links = await content.LinksAsync([.. rules.SelectMany(rule => rule.Document.List("related")).Where(IsHelp).Distinct()], cancel);
        var stops = rules.OrderBy(rule => rule.Document.Number("order")).Select(rule => MakeStop(rule, links, today)).ToList();
        Current = [.. stops.Where(stop => stop.Now.Count > 0)];
        Ended = [.. stops.Where(stop => stop.Now.Count == 0)];
        HttpContext.ShowsUntil(DatedPeriods.NextChange(rules.SelectMany(rule => rule.Document.Records("periods")), today));
    }

    // What one does at the stop: the words of the glossary stand in the text itself.
    private static bool IsHelp(string reference) => reference.StartsWith("checklist:", StringComparison.Ordinal) || reference.StartsWith("measure:", StringComparison.Ordinal);

    private Stop MakeStop(PublishedView rule, IReadOnlyDictionary<string, ItemLink> links, LocalDate today)
    {
        var document = rule.Document;
        return new Stop(
            rule.Slug,
            document.Title,
            document.Summary,
            document.Text("when"),
            [.. document.List("actors")],
            [.. DatedPeriods.Split(document.Records("periods"), today).Now.Select(PeriodView.Of)],
            RuleDates.Of(document),
            rule.Language == tenant.Language ? null : rule.Language.Code())
        {
            Helps = [.. document.List("related").Where(IsHelp).Select(links.GetValueOrDefault).OfType<ItemLink>()],
        };
    }
}

/// <summary>A stop on the timeline.</summary>
/// <param name="Actors">Who acts, the one who begins first.</param>
/// <param name="Now">The periods in force today; none for a rule that no longer is.</param>
public sealed record Stop(
    string Slug, string Title, string Summary, string When, IReadOnlyList<string> Actors,
    IReadOnlyList<PeriodView> Now, RuleDates Dates, string? ForeignLang)
{
    /// <summary>Checklists and measures for this stop.</summary>
    public IReadOnlyList<ItemLink> Helps { get; init; } = [];
}
