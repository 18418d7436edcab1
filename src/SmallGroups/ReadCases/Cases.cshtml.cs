using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.SmallGroups.ReadCases;

/// <summary>The case bank: invented stories to talk about, to be narrowed by topic.</summary>
[CachedPage("tema")]
public sealed class CasesModel(PublishedContent content) : PageModel
{
    [BindProperty(Name = "tema", SupportsGet = true)]
    public string? Topic { get; set; }

    public TopicChoice Choice { get; private set; } = TopicChoice.Empty;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Choice = TopicChoice.Of("/kasus", await content.ListAsync(SmallGroupsModule.Case, cancel), Topic);
}
