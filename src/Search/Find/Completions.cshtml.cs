using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Search.Find;

/// <summary>What a text that is being typed may become: a JSON list of at most eight titles and glossary words.</summary>
public sealed class CompletionsModel(TenantSearch search) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = SearchRequest.Read(Request);
        return new JsonResult(asked.IsAsked ? await search.CompleteAsync(asked.Text, cancel) : []);
    }
}
