using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>All measures for one area, to fill in at one go. Rows that nobody touched keep their date.</summary>
[Requires(Permission.PublishContent, Permission.WriteForOffice)]
public sealed class WorklistModel(LocalOfferBook book, PublishedContent content, IMediator mediator) : PageModel
{
    private Dictionary<string, LocalOffer> _stored = [];

    private IReadOnlyList<PublishedView> _measures = [];

    public IReadOnlyList<LocalArea> Areas { get; private set; } = [];

    public LocalArea Area { get; private set; } = null!;

    public IReadOnlyList<WorkRow> Rows { get; private set; } = [];

    public bool WasOvertaken { get; private set; }

    public bool IsWrong => Rows.Any(row => row.Form.IsWrong);

    /// <summary>How many rows were kept; null where nothing was sent.</summary>
    [BindProperty(Name = "lagret", SupportsGet = true)]
    public int? Kept { get; set; }

    public string RegionName => book.RegionName;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "for")] string? area, CancellationToken cancel)
    {
        if (!await FindAsync(area, cancel))
            return NotFound();
        Rows = [.. _measures.Select(StoredRow)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "for")] string? area, CancellationToken cancel)
    {
        if (!await FindAsync(area, cancel))
            return NotFound();
        Rows = [.. _measures.Select(SentRow)];
        var changes = new List<LocalChange>();
        foreach (var row in Rows.Where(row => row.WasTouched))
        {
            if (row.Form.Read(book.Today) is { } said)
                changes.Add(new LocalChange(row.Measure.Key, row.Seen, said with { ReportedOn = book.Today }, true));
        }

        if (IsWrong)
            return Refused(422);
        if (changes.Count == 0)
            return LocalRedirect($"~/tiltak/lokalt?for={Area.Slug}&lagret=0");
        switch (await mediator.Send(new KeepLocalOffers(Area, changes), cancel))
        {
            case KeepOffersResult.Kept kept:
                return LocalRedirect($"~/tiltak/lokalt?for={Area.Slug}&lagret={kept.Changed}");
            case KeepOffersResult.Wrong wrong:
                foreach (var row in Rows.Where(row => wrong.Refusals.ContainsKey(row.Measure.Key)))
                    row.Form.Refuse(wrong.Refusals[row.Measure.Key]);
                return Refused(422);
            case KeepOffersResult.Overtaken overtaken:
                WasOvertaken = true;
                // What the others said may have come after the first look.
                await FindAsync(area, cancel);
                Rows = [.. _measures.Select(SentRow).Select(row => overtaken.Measures.Contains(row.Measure.Key) ? Overtaken(row) : row)];
                return Refused(409);
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(string? area, CancellationToken cancel)
    {
        if (!book.MayKeepAny)
            return false;
        Areas = await book.AreasAsync(cancel);
        if (Areas.FirstOrDefault(known => known.Slug == (area ?? Areas[0].Slug)) is not { } chosen)
            return false;
        Area = chosen;
        _stored = (await book.AllAsync(cancel)).SelectMany(offers => offers).Where(offer => offer.Area == chosen.Slug).ToDictionary(offer => offer.MeasureKey);
        // A region's own text may bear the key of a national one: one row for both, as the list of measures has one.
        _measures = [.. (await content.ListAsync(MeasuresModule.Measure, cancel))
            .Where(measure => measure.Document.Text("state") == MeasureStates.Current).DistinctBy(measure => measure.Key)];
        return true;
    }

    private WorkRow StoredRow(PublishedView measure)
    {
        var stored = _stored.GetValueOrDefault(measure.Key);
        var form = LocalForm.Of(stored, book.Today);
        return new WorkRow(measure, form, stored is null ? null : ShownOffer.Of(stored, book)) { Seen = stored?.Revision ?? 0, Shown = form.Said };
    }

    // As it was sent where the keeper did something with it, else as it is stored now. Touched is what differs from what the form
    // showed, not from what is stored: somebody else may have changed that meanwhile.
    private WorkRow SentRow(PublishedView measure)
    {
        var row = StoredRow(measure);
        var form = LocalForm.Of(Request.Form, row.Name(""));
        var stillRight = Request.Form[row.Name("gjelder")].Count > 0;
        // A measure that came after the form was shown is not in it.
        if (Request.Form[row.Name("vist")] is not [{ } shown] || (form.Said == shown && !stillRight))
            return row;
        return row with
        {
            Form = form,
            Shown = shown,
            Seen = int.TryParse(Request.Form[row.Name("sett")], out var seen) ? seen : 0,
            StillRight = stillRight,
            WasTouched = true,
        };
    }

    // What was typed stands, against what is stored now. What was only confirmed is another statement now, and is to be confirmed anew.
    private WorkRow Overtaken(WorkRow row)
    {
        var now = StoredRow(row.Measure) with { WasOvertaken = true };
        return row.Form.Said == row.Shown ? now : now with { Form = row.Form };
    }

    private PageResult Refused(int status)
    {
        (Kept, Response.StatusCode) = (null, status);
        return Page();
    }
}

/// <summary>One measure in the worklist.</summary>
/// <param name="Said">What is stored; null where nothing is.</param>
public sealed record WorkRow(PublishedView Measure, LocalForm Form, ShownOffer? Said)
{
    public int Seen { get; init; }

    /// <summary>What the form showed before anybody touched it, as <see cref="LocalForm.Said"/>.</summary>
    public string Shown { get; init; } = "";

    /// <summary>The keeper has ticked that what is stored still holds.</summary>
    public bool StillRight { get; init; }

    /// <summary>Something was changed or confirmed.</summary>
    public bool WasTouched { get; init; }

    public bool WasOvertaken { get; init; }

    public string Name(string field) => $"{Measure.Key}.{field}";

    public string Id(string field) => $"{Measure.Key}-{field}";
}
