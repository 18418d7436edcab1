using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.LocalOffers;
using KunnskapsPortal.Measures.Resources;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>What the region says of one measure, area by area, for those who keep it. Another's area answers 404.</summary>
[Requires(Permission.PublishContent, Permission.WriteForOffice)]
public sealed class LocalOfferModel(LocalOfferBook book, PublishedContent content, IMediator mediator) : PageModel
{
    private IReadOnlyList<LocalOffer> _offers = [];

    public PublishedView Measure { get; private set; } = null!;

    public IReadOnlyList<LocalArea> Areas { get; private set; } = [];

    public LocalArea Area { get; private set; } = null!;

    public IReadOnlyList<ShownOffer> Said { get; private set; } = [];

    public LocalForm Form { get; private set; } = null!;

    /// <summary>The revision that the form holds for the chosen area.</summary>
    public int Seen { get; private set; }

    /// <summary>An office that nobody has spoken of yet, as typed by a publisher.</summary>
    public string NewOffice { get; private set; } = "";

    public string? NewOfficeError { get; private set; }

    public bool WasOvertaken { get; private set; }

    [BindProperty(Name = "lagret", SupportsGet = true)]
    public bool WasKept { get; set; }

    public bool MayPublish => book.MayPublish;

    public string RegionName => book.RegionName;

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery(Name = "for")] string? area, CancellationToken cancel)
    {
        if (!await FindAsync(slug, area, cancel))
            return NotFound();
        Form = LocalForm.Of(_offers.FirstOrDefault(offer => offer.Area == Area.Slug), book.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm(Name = "for")] string? area, [FromForm(Name = "kontor")] string? office, [FromForm(Name = "sett")] int seen, CancellationToken cancel)
    {
        if (!await FindAsync(slug, area, cancel))
            return NotFound();
        Form = LocalForm.Of(Request.Form);
        var said = Form.Read(book.Today);
        var target = TakeNewOffice(office);
        if (said is null || target is null)
            return Refused(422, seen);
        // Of an office that is named here for the first time, nothing has been seen.
        var change = new LocalChange(Measure.Key, target.Slug == Area.Slug ? seen : 0, said, false);
        switch (await mediator.Send(new KeepLocalOffers(target, [change]), cancel))
        {
            case KeepOffersResult.Kept:
                return LocalRedirect($"~/tiltak/{Measure.Slug}/lokalt?for={target.Slug}&lagret=true");
            case KeepOffersResult.Wrong wrong:
                Form.Refuse(wrong.Refusals[Measure.Key]);
                return Refused(422, seen);
            case KeepOffersResult.Overtaken:
                WasOvertaken = true;
                return Refused(409, Seen);
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(string slug, string? area, CancellationToken cancel)
    {
        if (!book.MayKeepAny || (await content.FindAsync(MeasuresModule.Measure, slug, cancel)).Item is not { } measure)
            return false;
        Measure = measure;
        Areas = await book.AreasAsync(cancel);
        if (Areas.FirstOrDefault(known => known.Slug == (area ?? Areas[0].Slug)) is not { } chosen)
            return false;
        Area = chosen;
        _offers = await book.OfAsync(measure.Key, cancel);
        Seen = _offers.FirstOrDefault(offer => offer.Area == chosen.Slug)?.Revision ?? 0;
        Said = await book.ShownAsync([.. _offers.Where(offer => Areas.Any(known => known.Slug == offer.Area))], cancel);
        return true;
    }

    // A name beside the form makes a row for another office than the chosen area.
    private LocalArea? TakeNewOffice(string? office)
    {
        NewOffice = office?.Trim() ?? "";
        if (NewOffice.Length == 0 || !MayPublish)
            return Area;
        if (PatientDataGuard.Finds(NewOffice))
            (NewOffice, NewOfficeError) = ("", Texts.MeasErrorPatient);
        else if (NewOffice.Length > LocalOffer.LongestOffice)
            NewOfficeError = Texts.MeasErrorOffice;
        return NewOfficeError is null ? new LocalArea(Slug.From(NewOffice), NewOffice) : null;
    }

    private PageResult Refused(int status, int seen)
    {
        (Seen, WasKept, Response.StatusCode) = (seen, false, status);
        return Page();
    }
}
