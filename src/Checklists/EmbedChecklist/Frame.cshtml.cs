using KunnskapsPortal.Checklists.ReadChecklist;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Checklists.EmbedChecklist;

/// <summary>One public checklist for a frame on another site: the points, what they rest on, and the way to the whole text.</summary>
[CachedPage]
[Embeddable]
public sealed class FrameModel(PublishedContent content, TenantContext tenant) : PageModel
{
    public PublishedView Item { get; private set; } = null!;

    public IReadOnlyList<SideView> Shown { get; private set; } = [];

    public string Theme => tenant.Tenant.Theme;

    public string PageLang => tenant.Language.Code();

    /// <summary>The text's form where it differs from the page's.</summary>
    public string? ForeignLang => Item.Language == tenant.Language ? null : Item.Language.Code();

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await content.FindAsync(ChecklistsModule.Checklist, slug, cancel);
        if (found.MovedTo is { } address)
            return Redirect($"{Request.PathBase}{address}/innbygg");
        if (found.Item is not { Document.Visibility: Visibilities.Public } item)
            return NotFound();
        Item = item;
        Shown = SideView.AllOf(item.Document, []);
        return Page();
    }
}
