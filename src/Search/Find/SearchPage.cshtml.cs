using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Index;
using KunnskapsPortal.Search.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Search.Find;

/// <summary>The search page. Never in the output cache; works without script.</summary>
public sealed class SearchPageModel(TenantSearch search, TenantContext tenant) : PageModel
{
    public SearchRequest Asked { get; private set; } = new("", null, null, 1, null);

    public SearchAnswer Answer { get; private set; } = SearchAnswer.Nothing;

    public string Title => Asked.IsAsked ? string.Format(Texts.TitleAsked, Asked.Text) : Texts.Title;

    public string CountText => (Answer.Count, Answer.AnyWord) switch
    {
        (0, _) => string.Format(Texts.NoHits, Asked.Text),
        (1, false) => string.Format(Texts.OneHit, Asked.Text),
        (_, false) => string.Format(Texts.ManyHits, Answer.Count, Asked.Text),
        _ => string.Format(Texts.NoHitsAllWords, Asked.Text),
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Asked = SearchRequest.Read(Request);
        if (!Asked.IsAsked)
            return Page();
        Answer = await search.SearchAsync(Asked, cancel);
        if (Answer.Count > 0 && Asked.Page > Answer.Pages)
            return LocalRedirect($"{Request.PathBase}{Link(Asked.Kind, Asked.Audience, Answer.Pages)}");
        return Page();
    }

    /// <summary>This search with another choice; below the tenant.</summary>
    public string Link(string? kind, string? audience, int page = 1) => AddressOf(Asked.Text, kind, audience, page);

    public static string AddressOf(string text, string? kind = null, string? audience = null, int page = 1) =>
        $"/sok?q={Uri.EscapeDataString(text)}"
        + (kind is null ? "" : $"&slag={Uri.EscapeDataString(kind)}")
        + (audience is null ? "" : $"&malgruppe={Audiences.UrlName(audience)}")
        + (page == 1 ? "" : $"&side={page}");

    public string? ForeignLang(SearchHit hit) => hit.Language == tenant.Language ? null : hit.Language.Code();
}
