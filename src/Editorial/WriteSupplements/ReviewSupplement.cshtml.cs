using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>One supplement beside the national text as it was and as it is: keep, edit or drop.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
public sealed class ReviewSupplementModel(IMediator mediator, SupplementShelf shelf, SupplementSetting setting) : PageModel
{
    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>The question "take it out of use?" is shown.</summary>
    [BindProperty(Name = "fjern", SupportsGet = true)]
    public bool AsksToDrop { get; set; }

    public SupplementRow Row { get; private set; } = null!;

    public NationalText? National => Row.National;

    /// <summary>The section as it read when the supplement was written; null where no version that had it is kept.</summary>
    public string? Then { get; private set; }

    /// <summary>The section as it reads now; null where the heading is gone.</summary>
    public string? Now { get; private set; }

    /// <summary>From the old section to the new; empty where one of them is not there.</summary>
    public IReadOnlyList<TextChange> Changes { get; private set; } = [];

    public HtmlString Body { get; private set; } = HtmlString.Empty;

    public IReadOnlyList<HeadingChoice> Headings { get; private set; } = [];

    public bool MaySave { get; private set; }

    public bool MayDrop { get; private set; }

    /// <summary>What keeping it leads to.</summary>
    public string KeepHelp { get; private set; } = "";

    public string? Error { get; private set; }

    public string? OutcomeText => Outcome switch
    {
        nameof(SettleOutcome.Published) => Texts.SupplementOutcomePublished,
        nameof(SettleOutcome.SentIn) => Texts.SupplementOutcomeSentIn,
        nameof(SettleOutcome.Drafted) => Texts.SupplementOutcomeDrafted,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, string? valg, int versjon, int nasjonal, string? overskrift, CancellationToken cancel)
    {
        if (!Enum.TryParse<SupplementChoice>(valg, out var choice) || !Enum.IsDefined(choice))
            return NotFound();
        var heading = string.IsNullOrEmpty(overskrift) ? null : overskrift;
        switch (await mediator.Send(new SettleSupplement(id, choice, versjon, nasjonal, heading), cancel))
        {
            case null:
                return NotFound();
            case SettleOutcome.Dropped:
                return LocalRedirect("~/redaksjon/tillegg?utfall=" + nameof(SettleOutcome.Dropped));
            case SettleOutcome.Drafted when choice == SupplementChoice.Edit:
                return LocalRedirect($"~/redaksjon/tekst/{id}");
            case SettleOutcome.Stale:
                return await RefuseAsync(id, Texts.SupplementStale, cancel);
            case SettleOutcome.NoSuchHeading:
                return await RefuseAsync(id, Texts.SupplementHeadingWentAway, cancel);
            case SettleOutcome.Refused:
                return await RefuseAsync(id, Texts.SupplementRefused, cancel);
            case var done:
                return LocalRedirect($"~/redaksjon/tillegg/{id}?utfall={done}");
        }
    }

    private async Task<IActionResult> RefuseAsync(Guid id, string error, CancellationToken cancel)
    {
        Error = error;
        (AsksToDrop, Response.StatusCode) = (false, 409);
        return await LoadAsync(id, cancel);
    }

    private async Task<IActionResult> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (setting.IsNational || await shelf.FindAsync(id, cancel) is not { } row || !setting.MaySee(row.Item))
            return NotFound();
        if (row.National is { } national && !setting.MayRead(national))
            return StatusCode(403);
        Row = row;
        if (row.State is SupplementState.Changed or SupplementState.HeadingGone)
            Then = await shelf.SectionThenAsync(row, cancel);
        Now = row.National is null ? null : SupplementText.SectionOf(row.National.Document, row.Heading);
        if (Then is not null && Now is not null)
            Changes = Comparison.Words(WithoutIds(Then), WithoutIds(Now));
        (Then, Now) = (Then is null ? null : WithoutIds(Then), Now is null ? null : WithoutIds(Now));
        Body = MarkdownText.Render(row.Document.Body, _ => null, Request.PathBase, headingsBelow: 2, idPrefix: "tillegg");
        if (row.National is not null)
            Headings = [.. Sections.Of(row.National.Document.Body).Where(section => section.Id is not null).Select(HeadingChoice.Of)];
        Judge();
        return Page();
    }

    private void Judge()
    {
        var (situation, me) = (setting.SituationOf(Row.Item, Row.Document), setting.Me);
        MaySave = National is not null && Lifecycle.Judge(Step.Save, situation, me) is null;
        MayDrop = Lifecycle.Judge(Step.Archive, situation, me) is null;
        var kept = situation with { Stage = ItemStage.Draft, Writer = me.Person };
        KeepHelp = Row.Item.Stage switch
        {
            ItemStage.Published when Lifecycle.Judge(Step.Publish, kept, me) is null => Texts.SupplementKeepPublishes,
            ItemStage.Draft => Texts.SupplementKeepDrafts,
            _ => Texts.SupplementKeepSendsIn,
        };
    }

    /// <summary>The section as a reader knows it: the marks and ids of headings are the portal's own.</summary>
    private static string WithoutIds(string section) =>
        string.Join('\n', section.Trim().Split('\n').Select(line => line.StartsWith('#') ? HeadingIds.Take(line).Text.TrimStart('#').Trim() : line));
}
