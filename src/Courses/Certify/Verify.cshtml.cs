using KunnskapsPortal.Courses.PrintDocuments;
using KunnskapsPortal.Kernel.Printing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>Anyone who has the address of a certificate sees what it says and whether it still holds. Found in no search, kept by nobody between.</summary>
public sealed class VerifyModel(CertificateReader reader, PdfPrinter printer, TenantContext tenant) : PageModel
{
    /// <summary>Null where no certificate has the code.</summary>
    public CertificateSheet? Sheet { get; private set; }

    public PrintState? Print { get; private set; }

    public bool CanPrint => printer.IsAvailable;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers.CacheControl = "no-cache, no-store";
        if (await reader.ByCodeAsync(code, cancel) is not { } certificate)
        {
            Response.StatusCode = 404;
            return Page();
        }

        Sheet = CertificateSheet.Of(certificate, tenant.Tenant);
        Print = await reader.PrintOfAsync(certificate, cancel);
        return Page();
    }
}
