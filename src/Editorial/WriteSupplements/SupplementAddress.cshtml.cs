using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>A supplement has no page of its own: its address leads to the place in the national text where it stands.</summary>
public sealed class SupplementAddressModel(PublishedContent content) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await content.FindAsync(Supplements.Kind, slug, cancel);
        if (found.Item is not { } supplement)
            return this.NotReadable(found);
        var about = supplement.Document.Text(Supplements.Item);
        return (await content.LinksAsync([about], cancel)).GetValueOrDefault(about) is { } national
            ? LocalRedirect($"~{national.Address}#tillegg-{supplement.Key}")
            : NotFound();
    }
}
