using System.Globalization;
using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Editorial.LifeOfItem;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>The editor: one form for every kind, made of the fields that the kind declares.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
[RequestFormLimits(ValueCountLimit = 4000, ValueLengthLimit = 2_000_000)]
public sealed class EditModel(PortalDb db, ItemDesk desk, PublishedContent content, IMediator mediator, ItemChecklist checklist) : PageModel
{
    public OpenItem Open { get; private set; } = null!;

    public ItemForm Form { get; private set; } = null!;

    /// <summary>The version that what is typed began from.</summary>
    public int Base { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>What was kept and not stored, when the page was opened.</summary>
    public WorkingCopy? Kept { get; private set; }

    public bool IsOvertaken { get; private set; }

    /// <summary>What is shown again has not reached the server's memory: the script keeps it at once.</summary>
    public bool IsUnsaved => HttpMethods.IsPost(Request.Method) && Errors.Count > 0;

    public string? Message { get; private set; }

    public bool IsGood { get; private set; }

    public IReadOnlyList<CheckPoint> Checks { get; private set; } = [];

    /// <summary>The register of sources, to choose from: <c>source:key</c> and title.</summary>
    public IReadOnlyList<(string Reference, string Title)> Register { get; private set; } = [];

    /// <summary>What a reviewer said last, while it waits for an answer.</summary>
    public string? SentBack { get; private set; }

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public FieldInput Input(Field field) => new(Open.Kind, field, field.Name, $"f.{field.Name}", Form, Errors);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await desk.OpenAsync(id, cancel) is not { } open)
            return NotFound();
        Open = open;
        Register = await content.RegisterTitlesAsync(cancel);
        Kept = await db.Set<WorkingCopy>().AsNoTracking().FirstOrDefaultAsync(c => c.ItemId == id && c.PersonId == desk.Me.Person, cancel);
        Form = Kept is null ? ItemForm.Of(open.Document) : ItemForm.Parse(Kept.Form);
        Base = Kept?.BaseVersion ?? open.Item.LatestVersion;
        IsOvertaken = Base != open.Item.LatestVersion;
        (Message, IsGood) = Outcome switch
        {
            "lagret" => (Texts.SavedText, true),
            "sendt" => (Texts.SubmittedText, true),
            "flettet" => (Texts.MergedText, true),
            "forkastet" => (Texts.DiscardedText, true),
            "ny" => (Texts.NewText, true),
            _ => (null, false),
        };
        Checks = checklist.Of(open.Kind, open.Document);
        SentBack = open.Item.Stage != ItemStage.Draft ? null : await db.Set<ItemEvent>().AsNoTracking()
            .Where(e => e.ItemId == id && e.Step != Step.Save).OrderByDescending(e => e.At)
            .Select(e => e.Step == Step.SendBack ? e.Note : null).FirstOrDefaultAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await desk.OpenAsync(id, cancel) is not { } open)
            return NotFound();
        Open = open;
        Register = await content.RegisterTitlesAsync(cancel);
        Form = Posted();
        _ = int.TryParse(Request.Form["base"], NumberStyles.None, CultureInfo.InvariantCulture, out var begun);
        Base = begun;
        var action = Request.Form["handling"].ToString();
        Checks = checklist.Of(open.Kind, open.Document);
        if (action.Contains(':', StringComparison.Ordinal))
            return await KeepAsync(Form.WithRows(action, open.Kind), cancel);
        if (action == "forkast")
        {
            await mediator.Send(new DiscardCopy(id), cancel);
            return LocalRedirect($"~/redaksjon/tekst/{id}?utfall=forkastet");
        }

        switch (await mediator.Send(new SaveItem(id, Base, Form, AsVersion: true), cancel))
        {
            case SaveOutcome.Saved saved when action == "send-inn":
                return await SubmitAsync(id, saved.Version, cancel);
            case SaveOutcome.Saved when action == "vis":
                return LocalRedirect($"~/redaksjon/tekst/{id}/vis");
            case SaveOutcome.Saved:
                return LocalRedirect($"~/redaksjon/tekst/{id}?utfall=lagret");
            case SaveOutcome.Overtaken:
                return LocalRedirect($"~/redaksjon/tekst/{id}/flett");
            case SaveOutcome.Unreadable unreadable:
                Form = unreadable.Form;
                Show(unreadable.Errors);
                return Page();
            case SaveOutcome.Stopped stopped:
                Stop(stopped.Field);
                return Page();
            case SaveOutcome.Refused { Why: { } why }:
                Message = StepTexts.Refusal(why);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>What was posted, as typed.</summary>
    internal static ItemForm Posted(IFormCollection form) =>
        ItemForm.From(form.Select(field => KeyValuePair.Create(field.Key, field.Value.Where(v => v is not null).Select(v => v!).ToArray())));

    private ItemForm Posted() => Posted(Request.Form);

    private async Task<IActionResult> KeepAsync(ItemForm form, CancellationToken cancel)
    {
        Form = form;
        if (await mediator.Send(new SaveItem(Open.Item.Id, Base, form, AsVersion: false), cancel) is SaveOutcome.Stopped stopped)
            Stop(stopped.Field);
        return Page();
    }

    private async Task<IActionResult> SubmitAsync(Guid id, int version, CancellationToken cancel)
    {
        var outcome = await mediator.Send(new TakeStep(id, version, Step.Submit), cancel);
        if (outcome is StepOutcome.Done)
            return LocalRedirect($"~/redaksjon/tekst/{id}/liv?utfall=Submit");
        // The version is stored; what is missing stands beside the fields.
        Open = (await desk.OpenAsync(id, cancel))!;
        Base = Open.Item.LatestVersion;
        if (outcome is StepOutcome.Incomplete incomplete)
            Show(incomplete.Errors);
        else if (outcome is StepOutcome.Refused refused)
            Message = StepTexts.Refusal(refused.Why);
        return Page();
    }

    private void Stop(string field)
    {
        Errors = new Dictionary<string, string> { [field == ItemForm.BodyName ? field : field[2..]] = Texts.IdentityNumberStopped };
        Message = Texts.IdentityNumberStopped;
    }

    private void Show(IReadOnlyList<ContentError> errors)
    {
        Errors = errors.GroupBy(e => e.Path).ToDictionary(g => g.Key, g => FieldTexts.Say(Open.Kind, g.First()));
        Message = string.Format(CultureInfo.CurrentCulture, errors.Count == 1 ? Texts.OneThingToMend : Texts.ThingsToMend, errors.Count);
    }
}

/// <summary>One input of the form.</summary>
/// <param name="Path">As in labels and errors of the kind: <c>sources.title</c>.</param>
/// <param name="Name">Of the input: <c>f.sources.0.title</c>.</param>
public sealed record FieldInput(ContentKind Kind, Field Field, string Path, string Name, ItemForm Form, IReadOnlyDictionary<string, string> Errors)
{
    public string Id => Name.Replace('.', '-');

    public string Label => Kind.FieldLabel(Path);

    public string? Help => Kind.FieldHelp(Path);

    public string? Error => Errors.GetValueOrDefault(Name.StartsWith("f.", StringComparison.Ordinal) ? Name[2..] : Name);

    public string? DescribedBy => string.Join(' ', new[] { Help is null ? null : $"{Id}-hjelp", Error is null ? null : $"{Id}-feil" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public string Value => Form.Value(Name);

    /// <summary>A field of one of the records.</summary>
    public FieldInput Part(int row, Field part) => this with { Field = part, Path = $"{Path}.{part.Name}", Name = $"{Name}.{row}.{part.Name}" };

    /// <summary>The same for a record that is added by script: <c>__i__</c> stands for its place.</summary>
    public FieldInput Blank(Field part) => this with { Field = part, Path = $"{Path}.{part.Name}", Name = $"{Name}.__i__.{part.Name}" };

    public int Rows => Form.Rows(Field.Name);
}
