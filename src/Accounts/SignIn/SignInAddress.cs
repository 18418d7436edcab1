using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Accounts.SignIn;

/// <summary>The way to the sign-in page and back.</summary>
internal static class SignInAddress
{
    /// <summary>The sign-in page (or the page for a new account), which leads back to the page that was asked for.</summary>
    public static string For(HttpRequest request, string page = "/konto/logg-inn")
    {
        var query = HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : "";
        var back = (request.PathBase + request.Path).ToUriComponent() + query;
        return $"{request.PathBase}{page}?tilbake={Uri.EscapeDataString(back)}";
    }

    /// <summary>Where to go after sign-in, in the form that the person has chosen.</summary>
    public static string After(HttpRequest request, TenantContext tenant, string? asked, string otherwise, Language? form)
    {
        var root = request.PathBase.Value ?? "";
        if (tenant.Language == Language.Nynorsk)
            root = root[..^(Languages.Nynorsk.Length + 1)];
        return ReturnAddress.After(asked, request.PathBase + otherwise, root, form);
    }
}
