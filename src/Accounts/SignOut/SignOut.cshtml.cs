using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.SignOut;

/// <summary>Opening the address changes nothing; the button does.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignOutModel(Viewer viewer) : PageModel
{
    public bool IsSignedIn => viewer.IsSignedIn;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // What the desk's script keeps in the browser goes with the person (Clear Site Data, W3C).
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect("~/konto/logg-ut");
    }
}
