using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Checklists.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Checklists.ReadChecklist;

/// <summary>One checklist with its two sides beside each other; made to be printed on one sheet.</summary>
[CachedPage]
public sealed class ChecklistModel(PublishedContent content, TenantContext tenant, Viewer viewer) : ItemPageModel(content, tenant)
{
    public IReadOnlyList<SideView> Shown { get; private set; } = [];

    /// <summary>The list as plain text, both sides.</summary>
    public string PlainText => PlainChecklist.Write(Item.Title, Shown.Select(side => (side.Label, side.Rows.Select(row => row.Text("text")))));

    /// <summary>Only what everyone may read can stand on another site.</summary>
    public bool MayStandElsewhere => Item.Document.Visibility == Visibilities.Public;

    /// <summary>Names the list in the reader's browser: two regions may have a list of the same key.</summary>
    public string BrowserKey => $"{Item.Owner}/{Item.Key}/{Item.Language.Code()}";

    public string JsonAddress => $"{Request.PathBase}{Item.Address}.json";

    /// <summary>The one line of HTML that shows the list on another page.</summary>
    public string FrameLine =>
        $"<iframe src=\"{Request.Scheme}://{Request.Host}{Request.PathBase}{Item.Address}/innbygg\" title=\"{System.Net.WebUtility.HtmlEncode(Item.Title)}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>";

    protected override string KindName => ChecklistsModule.Checklist;

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
            Shown = SideView.AllOf(Item.Document, viewer.Audiences);
        return result;
    }
}

/// <summary>One side, ready to show.</summary>
public sealed record SideView(string Name, string Label, string Icon, string Colour, bool IsOwn, IReadOnlyList<FieldValues> Rows)
{
    /// <summary>The sides that have points, in the order this reader meets them.</summary>
    public static IReadOnlyList<SideView> AllOf(ItemDocument checklist, IEnumerable<string> audiences)
    {
        var rows = checklist.Records("rows");
        return [.. Sides.InOrderFor(audiences).Select(side => Of(side, [.. rows.Where(row => row.Text("side") == side.Name)])).Where(side => side.Rows.Count > 0)];
    }

    private static SideView Of(OrderedSide side, IReadOnlyList<FieldValues> rows) => side.Name == Sides.Gp
        ? new(side.Name, Texts.SideGp, "person", "accent", side.IsOwn, rows)
        : new(side.Name, Texts.SideNav, "people", "brand1", side.IsOwn, rows);
}
