using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadGlossary;

/// <summary>The words of two trades, in alphabetical order.</summary>
[CachedPage]
public sealed class GlossaryModel(PublishedContent content) : PageModel
{
    public IReadOnlyList<PublishedView> Terms { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Terms = await content.ListAsync(LibraryModule.Term, cancel);
}
