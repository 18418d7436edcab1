using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists.Fade;
using KunnskapsPortal.Directory.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>An office's list for whoever keeps it: change, move, hand over, publish. For all others the page is not there.</summary>
[Authorize]
public sealed class EditListModel(ListOffices offices, ListDesk desk, IMediator mediator) : PageModel
{
    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>The entry that the form is filled with.</summary>
    [BindProperty(Name = "endre", SupportsGet = true)]
    public Guid? Changed { get; set; }

    /// <summary>An entry of whoever leaves.</summary>
    [BindProperty(Name = "slutter", SupportsGet = true)]
    public Guid? Leaver { get; set; }

    /// <summary>Whoever publishes has seen that the whole list is right.</summary>
    [BindProperty(Name = "stemmer")]
    public string? IsRight { get; set; }

    [BindProperty(Name = "revisjon")]
    public int Revision { get; set; }

    public ListOffice Office { get; private set; } = null!;

    public KeptList List { get; private set; } = null!;

    public EntryForm Form { get; private set; } = EntryForm.Empty;

    public HandOverForm Over { get; private set; } = HandOverForm.Empty;

    public string? Problem { get; private set; }

    public bool HasErrors => Problem is not null || Form.Errors.Count > 0 || Over.Errors.Count > 0;

    public string StateText => !List.HasDraft ? Texts.ListNoDraft : List.IsPublished ? Texts.ListDraftNote : Texts.ListDraftFirst;

    public string? OutcomeText => Outcome switch
    {
        "lagret" => Texts.ListSaved,
        "endret" => Texts.ListMovedOrGone,
        "publisert" => Texts.ListPublished,
        "bekreftet" => Texts.ListPublishedConfirmed,
        "overlatt-publisert" => Texts.ListHandedOverPublished,
        "forkastet" => Texts.ListDiscarded,
        "overlatt" => Texts.ListHandedOverDone,
        "hentet" => Texts.ListImportedDone,
        "lukket" => Texts.ListNumberClosedDone,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        if (List.Entries.FirstOrDefault(entry => entry.Key == Changed) is { } chosen)
            Form = EntryForm.Of(chosen, chosen.Key);
        if (List.Entries.FirstOrDefault(entry => entry.Key == Leaver) is { } leaver)
            Over = HandOverForm.Of(leaver.Name, List.Entries);
        return Page();
    }

    public async Task<IActionResult> OnPostLagreAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        Form = EntryForm.Read(Request.Form, Guid.CreateVersion7());
        if (Form.Errors.Count > 0)
            return Refuse(422);
        ListChange change = Form.Key is null ? new ListChange.Add(Form.Entry) : new ListChange.Change(Form.Entry);
        return await SendAsync(slug, new EditList(Office.Id, Revision, change), "lagret", Form.Entry.Key, cancel);
    }

    public async Task<IActionResult> OnPostRadAsync(string slug, Guid nokkel, string? gjor, CancellationToken cancel)
    {
        ListChange? change = gjor switch
        {
            "opp" => new ListChange.Move(nokkel, true),
            "ned" => new ListChange.Move(nokkel, false),
            "bort" => new ListChange.Remove(nokkel),
            _ => null,
        };
        if (change is null || !await LoadAsync(slug, cancel))
            return NotFound();
        return await SendAsync(slug, new EditList(Office.Id, Revision, change), "endret", gjor == "bort" ? null : nokkel, cancel);
    }

    public async Task<IActionResult> OnPostOverlatAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        Over = HandOverForm.Read(Request.Form, List.Entries);
        if (Over.Errors.Count > 0)
            return Refuse(422);
        var publish = Request.Form["publiser"] == "ja";
        var result = await mediator.Send(new EditList(Office.Id, Revision, Over.Change, publish), cancel);
        if (result != ListResult.NoWayLeft)
            return await AnswerAsync(slug, result, publish ? "overlatt-publisert" : "overlatt", null, cancel);
        Over = Over.With("nydirekte", ListText.Of(result));
        return Refuse(422);
    }

    public Task<IActionResult> OnPostPubliserAsync(string slug, CancellationToken cancel) => SettleAsync(slug, true, cancel);

    public Task<IActionResult> OnPostForkastAsync(string slug, CancellationToken cancel) => SettleAsync(slug, false, cancel);

    public async Task<IActionResult> OnPostRettetAsync(string slug, Guid melding, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel) || !await mediator.Send(new CloseWrongNumber(Office.Id, melding), cancel))
            return NotFound();
        return Back(slug, "lukket", null);
    }

    private async Task<IActionResult> SettleAsync(string slug, bool publish, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        var confirm = IsRight == "ja" || !List.IsPublished;
        return await SendAsync(slug, new SettleDraft(Office.Id, Revision, publish, confirm), !publish ? "forkastet" : confirm ? "bekreftet" : "publisert", null, cancel);
    }

    private async Task<IActionResult> SendAsync(string slug, IRequest<ListResult> request, string done, Guid? at, CancellationToken cancel) =>
        await AnswerAsync(slug, await mediator.Send(request, cancel), done, at, cancel);

    private async Task<IActionResult> AnswerAsync(string slug, ListResult result, string done, Guid? at, CancellationToken cancel)
    {
        if (result == ListResult.Done)
            return Back(slug, done, at);
        // What others have done is shown; what this person typed stays in its form.
        await LoadAsync(slug, cancel);
        Problem = ListText.Of(result);
        return Refuse(result is ListResult.Empty or ListResult.NobodyOfThatName or ListResult.TooMany ? 422 : 409);
    }

    private RedirectResult Back(string slug, string outcome, Guid? at) =>
        Redirect($"{Request.PathBase}/kontakt/lister/{slug}?utfall={outcome}{(at is { } key ? $"#rad-{key:N}" : "")}");

    private PageResult Refuse(int status)
    {
        (Response.StatusCode, Outcome) = (status, null);
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancel)
    {
        if (await offices.FindKeptAsync(slug, cancel) is not { } office)
            return false;
        (Office, List) = (office, await desk.OfAsync(office, cancel));
        return true;
    }
}
