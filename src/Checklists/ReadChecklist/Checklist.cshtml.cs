using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Checklists.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Checklists.ReadChecklist;

/// <summary>One checklist with its two sides beside each other; made to be printed on one sheet.</summary>
[CachedPage]
public sealed class ChecklistModel(PublishedContent content, TenantContext tenant, Viewer viewer) : ItemPageModel(content, tenant)
{
    public IReadOnlyList<SideView> Shown { get; private set; } = [];

    protected override string KindName => ChecklistsModule.Checklist;

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
        {
            var rows = Item.Document.Records("rows");
            Shown = [.. Sides.InOrderFor(viewer.Audiences)
                .Select(side => SideView.Of(side, [.. rows.Where(row => row.Text("side") == side.Name)]))
                .Where(side => side.Rows.Count > 0)];
        }

        return result;
    }
}

/// <summary>One side, ready to show.</summary>
public sealed record SideView(string Name, string Label, string Icon, string Colour, bool IsOwn, IReadOnlyList<FieldValues> Rows)
{
    public static SideView Of(OrderedSide side, IReadOnlyList<FieldValues> rows) => side.Name == Sides.Gp
        ? new(side.Name, Texts.SideGp, "person", "accent", side.IsOwn, rows)
        : new(side.Name, Texts.SideNav, "people", "brand1", side.IsOwn, rows);
}
