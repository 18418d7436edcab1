using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.CompareMeasures;

/// <summary>Two measures side by side, every field of them. Two queries, one in the national library.</summary>
[CachedPage("a", "b")]
public sealed class CompareModel(PublishedContent content, LocalOfferBook book, TenantContext tenant) : PageModel
{
    /// <summary>Those that can be chosen, by title.</summary>
    public IReadOnlyList<PublishedView> All { get; private set; } = [];

    public PublishedView? First { get; private set; }

    public PublishedView? Second { get; private set; }

    public IReadOnlyList<ComparedRow> Rows { get; private set; } = [];

    /// <summary>Something was asked for that is no measure here.</summary>
    public bool IsUnknown { get; private set; }

    public bool IsSameTwice => First is not null && First == Second;

    public string? LangOf(PublishedView item) => item.Language == tenant.Language ? null : item.Language.Code();

    public async Task OnGetAsync(string? a, string? b, CancellationToken cancel)
    {
        All = await content.ListAsync(MeasuresModule.Measure, cancel);
        (First, Second) = (Named(a), Named(b));
        IsUnknown = (First is null && !string.IsNullOrEmpty(a)) || (Second is null && !string.IsNullOrEmpty(b));
        if (First is null || Second is null || IsSameTwice)
            return;
        var offers = await book.AllAsync(cancel);
        HttpContext.ShowsUntil(book.NextChange(offers[First.Key].Concat(offers[Second.Key])));
        var (one, other) = (Fields(First, offers), Fields(Second, offers));
        Rows = [.. one.Zip(other, (x, y) => new ComparedRow(x.Label, x.Side, y.Side, x.IsText))];
    }

    private PublishedView? Named(string? slug) => All.FirstOrDefault(measure => measure.Slug == slug);

    private List<(string Label, ComparedSide Side, bool IsText)> Fields(PublishedView item, ILookup<string, LocalOffer> offers)
    {
        var measure = item.Document;
        List<(string, ComparedSide, bool)> fields =
        [
            Listed(Texts.MeasFilterNeed, Needs.All.Where(measure.List("needs").Contains).Select(MeasureWords.Need)),
            Said(Texts.FactForWhom, measure.Text("for_whom")),
            Listed(Texts.MeasFilterGroup, TargetGroups.All.Where(measure.List("groups").Contains).Select(MeasureWords.Group)),
            Listed(Texts.FactWhen, [MeasureWords.When(measure.List("phases"))]),
            Listed(Texts.FactProposedBy, MeasureWords.WhoAsTags(measure.List("proposed_by"))),
            Said(Texts.FactDecidedBy, measure.Text("decided_by")),
            Said(Texts.FactDuration, measure.Text("duration")),
            Listed(Texts.MeasFilterPlace, measure.TextOrNull("where") is { } place ? [MeasureWords.Place(place)] : []),
            Said(Texts.FactGpTask, measure.Text("gp_task")),
            Listed(Texts.FactEvidence, [MeasureWords.Evidence(measure.Text("evidence"))]),
            Said(Texts.MeasEvidenceNote, measure.Text("evidence_note")),
            Listed(Texts.FactState, [measure.IsCurrent() ? Texts.StateCurrent : Texts.StateHistorical]),
        ];
        if (!book.IsNational)
            fields.Add(Listed(Texts.MeasHere, HereBadge.Of(offers[item.Key], book) is { } here ? [here.Text] : []));
        return fields;
    }

    private static (string, ComparedSide, bool) Said(string label, string text) => (label, new ComparedSide(text.Length == 0 ? [] : [text]), true);

    private static (string, ComparedSide, bool) Listed(string label, IEnumerable<string> values) => (label, new ComparedSide([.. values]), false);
}

/// <summary>One field of both.</summary>
/// <param name="IsText">In the measure's own written form, not the page's.</param>
public sealed record ComparedRow(string Label, ComparedSide First, ComparedSide Second, bool IsText)
{
    public bool IsSame => First.SaysTheSameAs(Second);
}
