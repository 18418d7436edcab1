using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Checklists.BrowseChecklists;

/// <summary>All checklists, by title.</summary>
[CachedPage]
public sealed class ChecklistsModel(PublishedContent content, TenantContext tenant) : PageModel
{
    public IReadOnlyList<PublishedView> Checklists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Checklists = await content.ListAsync(ChecklistsModule.Checklist, cancel);

    /// <summary>The text's form where it differs from the page's.</summary>
    public string? ForeignLang(PublishedView item) => item.Language == tenant.Language ? null : item.Language.Code();

    /// <summary>The region's name where the list is its own, not the national library's.</summary>
    public string? LocalTo(PublishedView item) => item.Owner == TenantId.National ? null : tenant.Tenant.Name;
}
