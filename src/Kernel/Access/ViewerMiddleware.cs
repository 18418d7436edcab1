using System.Security.Claims;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>
/// Tells the request who is looking. A signed-in answer is never stored anywhere: it is sent with
/// <c>Cache-Control: no-cache, no-store</c> (both, as antiforgery sets it too). One query for a signed-in person, none for others.
/// </summary>
public sealed class ViewerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, TenantContext tenant, Viewer viewer, IServiceProvider services)
    {
        if (http.User.Identity?.IsAuthenticated == true
            && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId))
        {
            http.Response.Headers.CacheControl = "no-cache, no-store";
            tenant.SignIn(personId);
            var memberships = tenant.HasTenant ? await ConfirmedAsync(services, personId, http.RequestAborted) : [];
            viewer.SignIn(
                personId, http.User.FindFirstValue(AccountClaims.DisplayName) ?? "", [.. memberships.Select(m => m.Role).Distinct()],
                memberships.Find(m => m.Role == Role.NavOfficeEditor)?.Workplace,
                [.. memberships.Select(m => new Workplace(m.Role, m.MunicipalityNumber, m.Workplace))]);
        }

        await next(http);
    }

    private static async Task<List<Membership>> ConfirmedAsync(IServiceProvider services, Guid personId, CancellationToken cancel)
    {
        // Asked for only here, after the person is known: the connection opens with the person set.
        var db = (PortalDb)services.GetService(typeof(PortalDb))!;
        var clock = (IClock)services.GetService(typeof(IClock))!;
        var now = clock.GetCurrentInstant();
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId == personId).ToListAsync(cancel);
        return [.. memberships.Where(m => m.IsConfirmed(now))];
    }
}

/// <summary>Names of the claims in the sign-in cookie, besides the standard ones.</summary>
public static class AccountClaims
{
    public const string DisplayName = "kp:name";
}
