using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>
/// Finds the tenant from the host name or the first path segment, and the written form from the segment after it.
/// Both move from the path to the path base, so that routes and links inside the portal know nothing of them.
/// </summary>
public sealed class TenantMiddleware(RequestDelegate next, TenantDirectory tenants)
{
    /// <summary>Where the front page of a tenant stands in the route table; "/" itself is the region chooser.</summary>
    public const string FrontPage = "/forside";

    public async Task InvokeAsync(HttpContext http, TenantContext context)
    {
        if (http.Items.ContainsKey(typeof(TenantMiddleware)))
        {
            // An error page shown in place of another: tenant and form are those of the address that was asked for.
            Culture.Use(context.Language);
            await next(http);
            return;
        }

        http.Items[typeof(TenantMiddleware)] = true;
        var request = http.Request;
        var (segment, rest) = Split(request.Path);
        var tenant = segment.Length == 0 || TenantId.Reserved.Contains(segment) ? null : await tenants.ByKeyAsync(segment, http.RequestAborted);
        if (tenant is not null)
        {
            // A tenant's key in the path wins over the host name: a region's host leads to the national courses too.
            request.PathBase = request.PathBase.Add("/" + segment);
            request.Path = rest;
            (segment, rest) = Split(request.Path);
        }
        else if (!TenantId.Outside.Contains(segment))
        {
            tenant = await tenants.ByHostAsync(request.Host.Host, http.RequestAborted);
        }

        var language = Language.Bokmal;
        if (segment == Languages.Nynorsk)
        {
            language = Language.Nynorsk;
            request.PathBase = request.PathBase.Add("/" + segment);
            request.Path = rest;
        }

        context.Read(language);
        if (tenant is not null)
            context.Enter(tenant, language);
        if (!request.Path.HasValue)
            request.Path = "/";
        if (tenant is not null && request.Path == "/")
            request.Path = FrontPage;
        Culture.Use(language);
        await next(http);
    }

    private static (string Segment, PathString Remainder) Split(PathString path)
    {
        var text = path.Value ?? "";
        if (text.Length < 2)
            return ("", path);
        var end = text.IndexOf('/', 1);
        return end < 0 ? (text[1..], PathString.Empty) : (text[1..end], new PathString(text[end..]));
    }
}
