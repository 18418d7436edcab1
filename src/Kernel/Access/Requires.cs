using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>
/// A page for those who have at least one of these permissions in the current tenant. Signed out: sign in first. Signed in
/// without: 403. Where the page belongs to the national tenant only, other tenants answer 404.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params Permission[] anyOf) : Attribute
{
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;

    /// <summary>The page exists in the national tenant and nowhere else.</summary>
    public bool NationalOnly { get; init; }

    /// <summary>
    /// Also for those without any of the permissions who are named as editors of one item of the tenant. The page asks for
    /// itself which item it is.
    /// </summary>
    public bool OrItemEditor { get; init; }
}

/// <summary>Keeps every page with <see cref="RequiresAttribute"/> from those it is not for, before anything of it runs.</summary>
public sealed class RequiresMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, TenantContext tenant, Viewer viewer, ItemEditors editors)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<RequiresAttribute>() is { } needed)
        {
            if (needed.NationalOnly && tenant.Id != TenantId.National)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (!viewer.IsSignedIn)
                await http.ChallengeAsync();
            else if (!needed.AnyOf.Any(viewer.Has) && !(needed.OrItemEditor && await editors.AnyMineAsync(http.RequestAborted)))
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
            else
                await next(http);
            return;
        }

        await next(http);
    }
}
