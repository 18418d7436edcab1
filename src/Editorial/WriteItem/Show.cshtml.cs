using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>The newest version as readers will see it: the preview where scripts are off, and for those who review.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
public sealed class ShowModel(ItemDesk desk, PublishedContent content) : PageModel
{
    public OpenItem Open { get; private set; } = null!;

    public HtmlString Body { get; private set; } = HtmlString.Empty;

    public IReadOnlyList<CitedSource> Sources { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await desk.OpenAsync(id, cancel) is not { } open)
            return NotFound();
        Open = open;
        var links = await content.LinksAsync(MarkdownText.References(open.Document.Body), cancel);
        Body = MarkdownText.Render(open.Document.Body, reference => links.GetValueOrDefault(reference), Request.PathBase);
        Sources = await content.SourcesAsync(open.Document, cancel);
        return Page();
    }
}
