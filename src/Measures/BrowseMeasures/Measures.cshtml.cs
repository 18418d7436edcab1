using System.Globalization;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.BrowseMeasures;

/// <summary>The catalogue: all measures, or those that answer the reader's choice. Two queries, one in the national library.</summary>
[CachedPage("q", "behov", "fase", "hvem", "fra", "her", "hvor", "varighet", "virkning", "malgruppe")]
public sealed class MeasuresModel(PublishedContent content, LocalOfferBook book, TenantContext tenant) : PageModel
{
    private ILookup<string, LocalOffer> _offers = Array.Empty<LocalOffer>().ToLookup(offer => offer.MeasureKey);

    public MeasureFilter Filter { get; private set; } = MeasureFilter.None;

    public IReadOnlyList<FilterGroup> Groups { get; private set; } = [];

    public IReadOnlyList<PublishedView> Current { get; private set; } = [];

    /// <summary>Measures that are no longer given: shown apart, and not counted in the filter.</summary>
    public IReadOnlyList<PublishedView> Historical { get; private set; } = [];

    /// <summary>The words were stopped by the guard, and are not shown again.</summary>
    public bool IsStopped { get; private set; }

    public string Heading => (Current.Count, Historical.Count) switch
    {
        (0, 0) => Texts.NoHits,
        (0, _) => Texts.OnlyHistoricalHits,
        var (count, _) => string.Format(CultureInfo.CurrentCulture, Texts.Hits, count),
    };

    /// <summary>What the list is narrowed to, each with the address of the list without it.</summary>
    public IReadOnlyList<(string Label, string Without)> Chosen { get; private set; } = [];

    public bool HasSearch => tenant.Tenant.Has("Search");

    public bool MayKeep => book.MayKeepAny;

    public async Task OnGetAsync(string? q, CancellationToken cancel)
    {
        Groups = MeasureGroups.Of(Request.Query);
        var words = Guarded(q);
        if (IsStopped)
            return;
        Filter = new MeasureFilter(words, Groups.ToDictionary(group => group.Facet, group => group.Chosen));
        Chosen = ChosenNow();
        _offers = await book.AllAsync(cancel);
        HttpContext.ShowsUntil(book.NextChange(_offers.SelectMany(offers => offers)));
        var all = (await content.ListAsync(MeasuresModule.Measure, cancel))
            .Select(item => (Item: item, Facts: item.Document.Facts(LocalOfferBook.Together(_offers[item.Key])))).ToList();
        var found = all.Where(measure => Filter.Accepts(measure.Facts)).Select(measure => measure.Item).ToLookup(item => item.Document.IsCurrent());
        (Current, Historical) = ([.. found[true]], [.. found[false]]);
        List<MeasureFacts> current = [.. all.Where(measure => measure.Item.Document.IsCurrent()).Select(measure => measure.Facts)];
        var (counts, ever) = (Filter.Count(current), MeasureFilter.None.Count(current));
        Groups = [.. Groups.Select(group => group.With(counts, ever, current.Count)).OfType<FilterGroup>()];
    }

    public MeasureCard CardOf(PublishedView item)
    {
        return new MeasureCard(
            item, item.Language == tenant.Language ? null : item.Language.Code(), item.Owner == TenantId.National ? null : book.RegionName,
            HereBadge.Of(_offers[item.Key], book));
    }

    private List<(string, string)> ChosenNow()
    {
        var pairs = Groups.SelectMany(group => group.Options.Where(option => option.IsChosen).Select(option => (group.Name, option.UrlName, option.Label))).ToList();
        if (Filter.AsksForWords)
            pairs.Insert(0, ("q", Filter.Words, $"«{Filter.Words}»"));
        return [.. pairs.Select(pair => (pair.Label, "/tiltak" + QueryString.Create(pairs.Where(other => other != pair).Select(other => KeyValuePair.Create(other.Name, (string?)other.UrlName)))))];
    }

    private string Guarded(string? words)
    {
        IsStopped = PatientDataGuard.Finds(words);
        if (!IsStopped)
            return words?.Trim() ?? "";

        // Neither kept by the output cache (only 200 is), nor repeated in the layout's link to the other written form.
        Response.StatusCode = StatusCodes.Status400BadRequest;
        Request.QueryString = QueryString.Empty;
        return "";
    }
}

/// <summary>A measure in the list.</summary>
/// <param name="Item">The text.</param>
/// <param name="ForeignLang">The text's form where it differs from the page's.</param>
/// <param name="LocalTo">The region's name where the measure is its own, not the national library's.</param>
/// <param name="Here">What the region says; null where nobody knows.</param>
public sealed record MeasureCard(PublishedView Item, string? ForeignLang, string? LocalTo, HereBadge? Here)
{
    public bool IsHistorical => !Item.Document.IsCurrent();
}
