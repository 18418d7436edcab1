using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>The region's supplements, and the national texts to write on. Four queries besides the viewer's own.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
public sealed class SupplementListModel(SupplementShelf shelf, NationalTexts nationals, SupplementSetting setting, Viewer viewer) : PageModel
{
    [BindProperty(Name = "sok", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int At { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<SupplementRow> All { get; private set; } = [];

    public int NeedLook => All.Count(row => row.NeedsLook);

    public NationalPage Found { get; private set; } = NationalPage.Empty;

    public bool MayWrite => viewer.Has(Permission.WriteContent) || viewer.Office is not null;

    public string? OutcomeText => Outcome == nameof(SettleOutcome.Dropped) ? Texts.SupplementOutcomeDropped : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // The national library writes in the text itself.
        if (setting.IsNational)
            return viewer.Has(Permission.PublishContent) ? LocalRedirect("~/redaksjon/regionenes-tillegg") : NotFound();
        All = await shelf.ListAsync(DeskView.Of(viewer), cancel);
        Found = await nationals.FindAsync(Search, At, cancel);
        return Page();
    }

    public static string StateText(SupplementRow row) => row switch
    {
        { WaitsForPublishing: true } => Texts.SupplementStateWaits,
        { NeedsLook: true } => StateText(row.State),
        _ => Texts.SupplementStateInOrder,
    };

    public static string StateText(SupplementState state) => state switch
    {
        SupplementState.Changed => Texts.SupplementStateChanged,
        SupplementState.HeadingGone => Texts.SupplementStateHeadingGone,
        SupplementState.NationalGone => Texts.SupplementStateNationalGone,
        _ => Texts.SupplementStateInOrder,
    };

    public static string StageText(ContentItem item) => item.Stage switch
    {
        ItemStage.InReview => Texts.SupplementStageInReview,
        ItemStage.Approved => Texts.SupplementStageApproved,
        ItemStage.Published => Texts.SupplementStagePublished,
        ItemStage.Archived => Texts.SupplementStageArchived,
        _ => item.PublishedVersion is null ? Texts.SupplementStageDraft : Texts.SupplementStageNewDraft,
    };
}
