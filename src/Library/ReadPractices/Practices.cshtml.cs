using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadPractices;

/// <summary>Good practice: what places have done, and the measures that doctors and Nav believe in, in the survey's order.</summary>
[CachedPage]
public sealed class PracticesModel(PublishedContent content) : PageModel
{
    public IReadOnlyList<PublishedView> Places { get; private set; } = [];

    public IReadOnlyList<PublishedView> Ranked { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await content.ListAsync(LibraryModule.Practice, cancel);
        Places = [.. all.Where(item => item.Document.Text("origin") == "municipality")];
        Ranked = [.. all.Where(item => item.Document.Text("origin") == "survey").OrderBy(item => item.Document.Number("rank") ?? int.MaxValue)];
    }
}
