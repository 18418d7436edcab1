using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Index;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Search.Find;

/// <summary>The same as the search page, as JSON; the shape is written down in docs/algorithms/search.md.</summary>
public sealed class SearchJsonModel(TenantSearch search) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var asked = SearchRequest.Read(Request);
        if (asked.Refusal is not null)
            return new JsonResult(new { refused = asked.Refusal }) { StatusCode = 400 };
        var answer = asked.IsAsked ? await search.SearchAsync(asked, cancel) : SearchAnswer.Nothing;
        return new JsonResult(new
        {
            q = asked.Text,
            count = answer.Count,
            page = asked.Page,
            pages = answer.Pages,
            anyWord = answer.AnyWord,
            suggestion = answer.Suggestion,
            kinds = answer.Kinds,
            audiences = answer.Audiences.Select(facet => facet with { Value = Audiences.UrlName(facet.Value) }),
            hits = answer.Hits.Select(hit => new
            {
                kind = hit.Kind,
                kindLabel = hit.KindLabel,
                language = hit.Language.Code(),
                title = hit.Title,
                text = hit.Text,
                audience = hit.Audience.Select(Audiences.UrlName),
                address = Request.PathBase + hit.Address,
            }),
        });
    }
}
