using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.FindItems;

/// <summary>For the link picker: items by words of their title.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
public sealed class LinksJsonModel(ItemSearch search) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "q")] string? words, CancellationToken cancel) =>
        new JsonResult(await search.ItemsAsync(words, cancel));
}

/// <summary>For the file picker: files by words of their title or alternative text.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
public sealed class MediaJsonModel(ItemSearch search) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "q")] string? words, CancellationToken cancel) =>
        new JsonResult((await search.FilesAsync(words, cancel)).Select(f => new { f.Key, f.Title, f.Alt, f.Type, src = Url.Content("~" + f.Address) }));
}

/// <summary>The same for those without script: find a text, copy its reference.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
public sealed class LinksModel(ItemSearch search) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    public IReadOnlyList<FoundItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Items = await search.ItemsAsync(Words, cancel);
}
