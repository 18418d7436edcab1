using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>The person's own account as a page to print.</summary>
[Authorize]
public sealed class PointsPrintModel(PointsReader reader) : PageModel
{
    public PointsSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Sheet = await reader.SheetAsync(cancel);
}
