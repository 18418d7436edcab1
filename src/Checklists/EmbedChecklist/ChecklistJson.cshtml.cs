using System.Text.Encodings.Web;
using System.Text.Json;
using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Checklists.ReadChecklist;
using KunnskapsPortal.Checklists.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Checklists.EmbedChecklist;

/// <summary>
/// One public checklist as data, for other sites and for the page itself, which asks what is new since a version
/// (<c>?fra=3</c>). The shape is a promise, written down in docs/embedding.md.
/// </summary>
[CachedPage("fra")]
[OpenData]
public sealed class ChecklistJsonModel(PublishedContent content, EarlierVersions earlier) : PageModel
{
    /// <summary>Raised when a field is renamed or removed; new fields may come without it.</summary>
    private const int Shape = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<IActionResult> OnGetAsync(string slug, int? fra, CancellationToken cancel)
    {
        if ((await content.FindAsync(ChecklistsModule.Checklist, slug, cancel)).Item is not { Document.Visibility: Visibilities.Public } item)
            return NotFound();
        var changes = fra is { } from && from != item.Version ? await earlier.ChangesSinceAsync(item, from, cancel) : null;
        var list = item.Document;
        var rows = EarlierVersions.RowsOf(list);
        return new JsonResult(new
        {
            format = Shape,
            key = item.Key,
            address = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{item.Address}",
            language = item.Language.Code(),
            title = item.Title,
            summary = list.Summary,
            occasion = list.Text("occasion"),
            version = item.Version,
            published = item.ChangedAt.DayInOslo().Iso(),
            @checked = list.Date("checked")?.Iso(),
            due = list.Date("due")?.Iso(),
            responsible = list.Text("owner"),
            notice = Texts.OnPaper,
            sides = Sides.All.Select(side => new
            {
                side,
                label = side == Sides.Gp ? Texts.SideGp : Texts.SideNav,
                rows = rows.Where(row => row.Side == side).Select(row => new { row.Key, row.Text, row.Note }),
            }),
            sources = (await content.SourcesAsync(list, cancel)).Select(source => new { source.Title, source.Place, source.Url, source.Read, source.Status }),
            changes = changes is null ? null : new { from = fra, rows = changes.Select(OfChange) },
        }, Written);
    }

    private static object OfChange(RowChange change) => new
    {
        change = change.Kind switch { RowChangeKind.Added => "added", RowChangeKind.Changed => "changed", _ => "removed" },
        change.Row.Key,
        change.Row.Side,
        change.Row.Text,
        before = change.Before?.Text,
    };
}
