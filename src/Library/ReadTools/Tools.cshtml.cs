using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadTools;

/// <summary>Tools that others own, by what they are used for.</summary>
[CachedPage]
public sealed class ToolsModel(PublishedContent content) : PageModel
{
    public IReadOnlyList<(string Use, IReadOnlyList<PublishedView> Tools)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await content.ListAsync(LibraryModule.Tool, cancel);
        Groups = [.. ToolUses.All
            .Select(use => (use, (IReadOnlyList<PublishedView>)[.. all.Where(tool => tool.Document.Text("use") == use)]))
            .Where(group => group.Item2.Count > 0)];
    }
}
