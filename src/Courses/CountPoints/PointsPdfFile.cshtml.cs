using KunnskapsPortal.Courses.PrintDocuments;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>The person's own account as it was last made into a PDF; not found before that.</summary>
[Authorize]
public sealed class PointsPdfModel(Prints prints, Viewer viewer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await prints.BytesAsync(new PrintOrder(viewer.PersonId!.Value, null).Subject, cancel) is { } pdf ? File(pdf, "application/pdf", "poeng.pdf") : NotFound();
}
