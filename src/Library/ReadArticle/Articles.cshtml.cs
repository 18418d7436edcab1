using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadArticle;

/// <summary>All articles: guides, and cases of good practice.</summary>
[CachedPage]
public sealed class ArticlesModel(PublishedContent content) : PageModel
{
    public IReadOnlyList<PublishedView> Guides { get; private set; } = [];

    /// <summary>The kinds of sick notes, a page each.</summary>
    public IReadOnlyList<PublishedView> SickLeave { get; private set; } = [];

    public IReadOnlyList<PublishedView> Cases { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await content.ListAsync(LibraryModule.Article, cancel);
        Guides = [.. all.Where(item => item.Document.Text("form") == "guide")];
        SickLeave = [.. all.Where(item => item.Document.Text("form") == "sick-leave")];
        Cases = [.. all.Where(item => item.Document.Text("form") == "case")];
    }
}
