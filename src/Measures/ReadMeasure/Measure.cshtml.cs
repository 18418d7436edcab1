using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.ReadMeasure;

/// <summary>One measure: the facts first, then what the region says and whom to ask, then the text. At most two queries more than other texts.</summary>
[CachedPage]
public sealed class MeasureModel(PublishedContent content, TenantContext tenant, LocalOfferBook book) : ItemPageModel(content, tenant)
{
    private readonly TenantContext _tenant = tenant;

    public bool IsHistorical => !Item.Document.IsCurrent();

    public string When => MeasureWords.When(Item.Document.List("phases"));

    public string Who => MeasureWords.Who(Item.Document.List("proposed_by"));

    public string Evidence => Item.Document.Text("evidence");

    /// <summary>Something is found about the effect.</summary>
    public bool IsFound => Evidence != EvidenceKinds.None;

    public IReadOnlyList<string> NeedLabels => [.. Needs.All.Where(Item.Document.List("needs").Contains).Select(MeasureWords.Need)];

    public string? PlaceLabel => Item.Document.TextOrNull("where") is { } place ? MeasureWords.Place(place) : null;

    /// <summary>What is said in the region; the viewer's own office first.</summary>
    public IReadOnlyList<ShownOffer> Offers { get; private set; } = [];

    /// <summary>A region, not the national library.</summary>
    public bool HasRegion => !book.IsNational;

    public string RegionName => book.RegionName;

    public bool MayKeep => book.MayKeepAny;

    /// <summary>The directory is on, so that there is somebody to point to.</summary>
    public bool HasDirectory => _tenant.Tenant.Has("Directory");

    /// <summary>Whom to ask here: the first contact in the directory that is named for it, of one who offers it if there is any. Null where none is.</summary>
    public ShownOffer? Contact => Offers.Where(shown => shown.ContactName is not null).OrderByDescending(shown => shown.Offer.State == OfferState.Offered).FirstOrDefault();

    protected override string KindName => MeasuresModule.Measure;

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var answer = await base.OnGetAsync(slug, cancel);
        if (answer is not PageResult)
            return answer;
        var offers = await book.OfAsync(Item.Key, cancel);
        HttpContext.ShowsUntil(book.NextChange(offers));
        Offers = await book.ShownAsync(offers, cancel);
        return answer;
    }
}
