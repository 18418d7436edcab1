using System.Globalization;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.BrowseMeasures;

/// <summary>The catalogue: all measures, or those that answer the reader's choice. One query.</summary>
[CachedPage("q", "fase", "fra", "malgruppe")]
public sealed class MeasuresModel(PublishedContent content, TenantContext tenant) : PageModel
{
    public MeasureFilter Filter { get; private set; } = new("", [], [], []);

    public IReadOnlyList<FilterGroup> Groups { get; private set; } = [];

    public IReadOnlyList<PublishedView> Current { get; private set; } = [];

    /// <summary>Measures that are no longer given: shown apart.</summary>
    public IReadOnlyList<PublishedView> Historical { get; private set; } = [];

    /// <summary>The words were stopped by the guard, and are not shown again.</summary>
    public bool IsStopped { get; private set; }

    public string Heading => (Current.Count, Historical.Count) switch
    {
        (0, 0) => Texts.NoHits,
        (0, _) => Texts.OnlyHistoricalHits,
        var (count, _) => string.Format(CultureInfo.CurrentCulture, Texts.Hits, count),
    };

    /// <summary>What the list is narrowed to, for the reader whose form is folded away.</summary>
    public IEnumerable<string> Chosen =>
        [.. Filter.AsksForWords ? [$"«{Filter.Words}»"] : Array.Empty<string>(),
         .. Groups.SelectMany(group => group.Options).Where(option => option.IsChosen).Select(option => option.Label)];

    public bool HasSearch => tenant.Tenant.Has("Search");

    public async Task OnGetAsync(string? q, string[]? fase, string[]? fra, string[]? malgruppe, CancellationToken cancel)
    {
        Groups =
        [
            FilterGroup.Of("fase", Texts.FilterPhase, Phases.All, fase, MeasureWords.PhaseUrlName, MeasureWords.Phase),
            FilterGroup.Of("fra", Texts.FilterProposer, Proposers.All, fra, MeasureWords.ProposerUrlName, MeasureWords.Proposer),
            FilterGroup.Of("malgruppe", Texts.FilterAudience, Audiences.All, malgruppe, Audiences.UrlName, Audiences.Label),
        ];
        Filter = new MeasureFilter(Guarded(q), Groups[0].Chosen, Groups[1].Chosen, Groups[2].Chosen);
        if (IsStopped)
            return;
        var found = (await content.ListAsync(MeasuresModule.Measure, cancel)).Where(item => Filter.Accepts(FactsOf(item.Document))).ToList();
        Current = [.. found.Where(item => item.Document.Text("state") == MeasureStates.Current)];
        Historical = [.. found.Where(item => item.Document.Text("state") != MeasureStates.Current)];
    }

    public MeasureCard CardOf(PublishedView item) => new(
        item,
        item.Language == tenant.Language ? null : item.Language.Code(),
        item.Owner == TenantId.National ? null : tenant.Tenant.Name);

    private static MeasureFacts FactsOf(ItemDocument measure) => new(
        () => string.Join(' ',
            [measure.Title, measure.Summary, measure.Text("for_whom"), measure.Text("gp_task"), measure.Text("decided_by"),
             .. measure.List("synonyms"), MarkdownText.Plain(measure.Body)]),
        measure.List("phases"),
        measure.List("proposed_by"),
        measure.Audience);

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
/// <param name="ForeignLang">The text's form where it differs from the page's.</param>
/// <param name="LocalTo">The region's name where the measure is its own, not the national library's.</param>
public sealed record MeasureCard(PublishedView Item, string? ForeignLang, string? LocalTo)
{
    public bool IsHistorical => Item.Document.Text("state") == MeasureStates.Historical;
}
