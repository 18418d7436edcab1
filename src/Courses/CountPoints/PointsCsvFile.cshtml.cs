using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>The person's own account as a table.</summary>
[Authorize]
public sealed class PointsCsvModel(PointsReader reader) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        File(PointsCsv.Of(await reader.SheetAsync(cancel)), "text/csv; charset=utf-8", "poeng.csv");
}
