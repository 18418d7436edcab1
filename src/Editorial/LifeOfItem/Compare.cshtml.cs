using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>Any two versions: words added and removed, in the text and in the fields.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, Permission.ReviewContent, OrItemEditor = true)]
public sealed class CompareModel(PortalDb db, ItemDesk desk) : PageModel
{
    /// <summary>Readers have seen the older of the two: it can stand again.</summary>
    public bool WasPublished { get; private set; }

    public OpenItem Open { get; private set; } = null!;

    [BindProperty(Name = "fra", SupportsGet = true)]
    public int From { get; set; }

    [BindProperty(Name = "til", SupportsGet = true)]
    public int To { get; set; }

    public IReadOnlyList<(string Label, IReadOnlyList<TextChange> Changes)> Fields { get; private set; } = [];

    /// <summary>Null where the body is the same.</summary>
    public IReadOnlyList<TextChange>? Body { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await desk.OpenAsync(id, cancel) is not { } open)
            return NotFound();
        Open = open;
        if (To == 0)
            (From, To) = (Math.Max(1, open.Item.LatestVersion - 1), open.Item.LatestVersion);
        if (From < 1 || To < 1 || From > open.Item.LatestVersion || To > open.Item.LatestVersion)
            return NotFound();
        var (old, now) = (await desk.VersionAsync(open.Item, open.Kind, From, cancel), await desk.VersionAsync(open.Item, open.Kind, To, cancel));
        var (oldForm, newForm) = (ItemForm.Of(old), ItemForm.Of(now));
        Fields = [.. from clash in Merging.Fields(open.Kind, newForm, oldForm, oldForm)
                     select (open.Kind.FieldLabel(clash.Name), Comparison.Words(clash.Theirs, clash.Mine))];
        Body = old.Body == now.Body ? null : Comparison.Words(old.Body, now.Body);
        WasPublished = await db.Set<PublishedVersion>().AnyAsync(v => v.ItemId == id && v.Number == From, cancel);
        return Page();
    }
}
