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

    public IReadOnlyList<PublishedView> Shown { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<(string Topic, int Count)> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await content.ListAsync(SmallGroupsModule.Case, cancel);
        Total = all.Count;
        Topics = [.. Kernel.Publishing.Topics.All.Select(topic => (topic, all.Count(item => item.Document.List("topics").Contains(topic)))).Where(pair => pair.Item2 > 0)];
        if (Topics.All(pair => pair.Topic != Topic))
            Topic = null;
        Shown = [.. all.Where(item => Topic is null || item.Document.List("topics").Contains(Topic))];
    }
}
