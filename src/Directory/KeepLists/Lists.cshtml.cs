using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>The lists that the viewer keeps, with how fresh each is. For those who keep none the page is not there.</summary>
[Authorize]
public sealed class ListsModel(ListOffices offices, ListDesk desk) : PageModel
{
    public IReadOnlyList<ListRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var kept = (await offices.AllAsync(cancel)).Where(offices.Keeps).ToList();
        if (kept.Count == 0 && !offices.KeepsAll)
            return NotFound();
        Rows = await desk.RowsAsync(kept, cancel);
        return Page();
    }

    public static string Detail(ListRow row) => row.ConfirmedOn is { } day
        ? $"{ListText.Entries(row.Entries)}. {ListText.Say(Texts.ListConfirmedOn, day.Long())}."
        : Texts.ListNoneYet;

    /// <summary>The tag of a published list that is no longer fresh; null for others.</summary>
    public static (string Text, string Colour)? TagOf(ListRow row) => row.ConfirmedOn is null ? null : row.Freshness switch
    {
        Freshness.Ageing => (Texts.ListsTagAgeing, "warning"),
        Freshness.Old => (Texts.ListsTagOld, "danger"),
        _ => null,
    };
}
