using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>The PDF of a certificate, for whoever has its address. One that is withdrawn or not made yet: not found.</summary>
public sealed class VerifyPdfModel(CertificateReader reader) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        var (certificate, pdf) = await reader.PdfAsync(code, cancel);
        if (certificate is null || pdf is null)
            return NotFound();
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers.CacheControl = "no-cache, no-store";
        return File(pdf, "application/pdf", $"kursbevis-{certificate.Starts.Date:uuuu-MM-dd}.pdf");
    }
}
