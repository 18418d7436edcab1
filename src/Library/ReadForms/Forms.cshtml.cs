using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadForms;

/// <summary>Blank forms for printing.</summary>
[CachedPage]
public sealed class FormsModel(PublishedContent content) : PageModel
{
    public IReadOnlyList<PublishedView> Forms { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Forms = await content.ListAsync(LibraryModule.Form, cancel);
}
