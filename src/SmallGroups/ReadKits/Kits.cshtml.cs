using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.SmallGroups.ReadKits;

/// <summary>Kits for a meeting of a small group.</summary>
[CachedPage]
public sealed class KitsModel(PublishedContent content) : PageModel
{
    public IReadOnlyList<PublishedView> Kits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Kits = await content.ListAsync(SmallGroupsModule.Kit, cancel);
}
