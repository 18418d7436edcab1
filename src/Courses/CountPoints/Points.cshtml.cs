using KunnskapsPortal.Courses.PrintDocuments;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Printing;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>One field of the forms of this page.</summary>
public sealed record PointsField(string Name, string Label, string? Value, string? Error)
{
    public string Type { get; init; } = "text";

    public string? InputMode { get; init; }
}

/// <summary>The points account of the person who is signed in: the period, the sums, the activities, and what one thought of them.</summary>
[Authorize]
public sealed class PointsModel(PointsReader reader, Prints prints, PdfPrinter printer, Viewer viewer, IMediator mediator) : PageModel
{
    private string? _typedNote;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public PointsSheet Sheet { get; private set; } = null!;

    public PointsForm Form { get; private set; } = new();

    /// <summary>The part that stands open: <c>periode</c>, <c>ny</c>, or the id of an activity.</summary>
    public string? Opened { get; private set; }

    public IReadOnlyList<(string Key, string Label)> Choices { get; private set; } = [];

    public PrintState Print { get; private set; } = new(null, false, false);

    public bool CanPrint => printer.IsAvailable;

    public string PdfText => PointsWords.Format(Texts.PtsPdf, Print.MadeAt!.Value.InZone(Oslo.Zone).LocalDateTime.Long());

    public string? OutcomeText => Outcome switch
    {
        "periode" => Texts.PtsOutcomePeriod,
        "lagt-til" => Texts.PtsOutcomeAdded,
        "fjernet" => Texts.PtsOutcomeRemoved,
        "notat" => Texts.PtsOutcomeNote,
        "pdf" => Texts.PtsOutcomePdf,
        _ => null,
    };

    public string Value(string field, string? stored) => Form.Typed.TryGetValue(field, out var typed) ? typed : stored ?? "";

    public string? NoteError(Guid id) => Form.ErrorOf($"notat-{id}");

    public string? NoteOf(ActivityLine line) => Opened == line.Id.ToString() ? _typedNote : line.Note;

    /// <summary>An activity stands on a line for each category it counts in; its one note stands at the first.</summary>
    public bool HoldsNote(ActivityLine line) => ReferenceEquals(Sheet.Activities.First(other => other.Id == line.Id), line);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostPeriodeAsync([FromForm(Name = "fra")] string? from, [FromForm(Name = "til")] string? to, CancellationToken cancel)
    {
        Form = PointsForm.OfPeriod(from, to, out var period);
        if (period is not { } sound)
            return await AgainAsync("periode", cancel);
        await mediator.Send(new SetPointsPeriod(sound.From, sound.To), cancel);
        return Back("periode");
    }

    public async Task<IActionResult> OnPostNyAsync(CancellationToken cancel)
    {
        var sent = Request.Form;
        var day = Form.Date("dato", sent["dato"]);
        var title = Form.Text("tittel", sent["tittel"], PointsEntry.TextLength, true);
        var organiser = Form.Text("arrangor", sent["arrangor"], PointsEntry.TextLength, true);
        var points = Form.Hundredths("poeng", sent["poeng"]);
        var note = Form.Text("notat", sent["notat"], PointsNote.TextLength, false);
        var category = sent["kategori"].ToString();
        Form.Typed["kategori"] = category;
        var known = (await reader.RulesAsync(cancel)).Any(rule => rule.Item.Key == category);
        if (Form.IsSound && !await mediator.Send(new AddPointsEntry(day!.Value, title, organiser, known ? category : "", points, note), cancel))
            Form.Add("tittel", Texts.PtsTooMany);
        return Form.IsSound ? Back("lagt-til") : await AgainAsync("ny", cancel);
    }

    public async Task<IActionResult> OnPostFjernAsync(Guid id, CancellationToken cancel) =>
        await mediator.Send(new RemovePointsEntry(id), cancel) ? Back("fjernet") : NotFound();

    public async Task<IActionResult> OnPostNotatAsync(Guid id, [FromForm(Name = "tekst")] string? text, CancellationToken cancel)
    {
        var note = Form.Text($"notat-{id}", text?.Replace("\r\n", "\n", StringComparison.Ordinal), PointsNote.TextLength, false);
        _typedNote = note;
        if (!Form.IsSound)
            return await AgainAsync(id.ToString(), cancel);
        return await mediator.Send(new WritePointsNote(id, note), cancel) ? Back("notat") : NotFound();
    }

    public async Task<IActionResult> OnPostPdfAsync(CancellationToken cancel)
    {
        await mediator.Send(new AskForPrint(null), cancel);
        return Back("pdf");
    }

    private RedirectResult Back(string outcome) => Redirect($"{Request.PathBase}/min-side/poeng?utfall={outcome}");

    private async Task<IActionResult> AgainAsync(string opened, CancellationToken cancel)
    {
        (Opened, Outcome) = (opened, null);
        ModelState.Clear();
        await ShowAsync(cancel);
        Response.StatusCode = 422;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Sheet = await reader.AccountAsync(cancel);
        Choices = [.. (await reader.RulesAsync(cancel)).Select(rule => (rule.Item.Key, rule.Item.Title))];
        var order = new PrintOrder(viewer.PersonId!.Value, null);
        Print = (await prints.StatesAsync([order], cancel))[order.Subject];
    }
}
