using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>What the table of a list needs.</summary>
/// <param name="MayReport">With the links that say that a number is wrong.</param>
public sealed record ListTable(ShownList List, bool MayReport);

/// <summary>The published list, each field for those who may see it. What is cached is what anyone may see.</summary>
[CachedPage]
public sealed class ShowListModel(ListOffices offices, ListReader reader, Viewer viewer, IClock clock) : PageModel
{
    public ListOffice Office { get; private set; } = null!;

    /// <summary>Null where the office has published nothing.</summary>
    public ShownList? List { get; private set; }

    public bool IsSignedIn => viewer.IsSignedIn;

    public bool MayKeep { get; private set; }

    public string SignInAddress => $"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(Request.PathBase + Request.Path)}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await offices.FindAsync(slug, cancel) is not { } office)
            return NotFound();
        (Office, MayKeep) = (office, offices.Keeps(office));
        List = await reader.OfAsync(office, cancel);
        HttpContext.ShowsUntil(List?.ChangesOn(clock.TodayInOslo()));
        return Page();
    }
}
