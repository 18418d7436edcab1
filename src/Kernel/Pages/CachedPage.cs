using System.Globalization;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace KunnskapsPortal.Kernel.Pages;

/// <summary>
/// Lists a GET page for the output cache. Only signed-out readers are served from it; the page must not hold a form
/// with an antiforgery token. The query names are the only ones that may change what the page shows.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] queryNames) : Attribute
{
    public IReadOnlyList<string> QueryNames { get; } = queryNames;

    /// <summary>At most ten minutes; pages with seat counts say five seconds.</summary>
    public int Seconds { get; init; } = 600;
}

/// <summary>
/// The portal's one cache policy. The key is the host as asked for (feeds hold absolute addresses,
/// so a forged host must never reach another reader), the path, the declared query names and the content revision of the tenant and of the national tenant, so a publication is seen at once and a
/// page that was rendering meanwhile is stored under the old key.
/// </summary>
public sealed class PublicPagePolicy : IOutputCachePolicy
{
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var page = http.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>();
        var mayCache = page is not null && HttpMethods.IsGet(http.Request.Method) && http.User.Identity?.IsAuthenticated != true;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = mayCache;
        context.AllowCacheStorage = mayCache;
        context.AllowLocking = true;
        if (!mayCache)
            return;

        var tenants = http.RequestServices.GetRequiredService<TenantDirectory>();
        var tenant = http.RequestServices.GetRequiredService<TenantContext>();
        var national = await tenants.ByKeyAsync(TenantId.National.Value, cancellation);
        context.CacheVaryByRules.QueryKeys = new StringValues([.. page!.QueryNames]);
        context.CacheVaryByRules.VaryByHost = false;
        // The stored page is pressed together already: by what the portal would choose, not by the header as it is written.
        context.CacheVaryByRules.VaryByValues["coding"] = CodingOf(http);
        context.CacheVaryByRules.CacheKeyPrefix = string.Create(
            CultureInfo.InvariantCulture,
            $"{http.Request.Host}|{(tenant.HasTenant ? tenant.Id : "")}|{http.Request.PathBase}|{(tenant.HasTenant ? tenant.Tenant.ContentRevision : 0)}|{national?.ContentRevision}");
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(page.Seconds);
    }

    private static string CodingOf(HttpContext http) =>
        http.RequestServices.GetService<IResponseCompressionProvider>() is { } compression && compression.CheckRequestAcceptsCompression(http)
            ? compression.GetCompressionProvider(http)?.EncodingName ?? ""
            : "";

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Ends the life of a cached page at the next dated change that it shows.</summary>
public static class DatedPages
{
    /// <summary>
    /// Lets the cached page live no longer than to the start of this date, when something it shows changes by itself: a rule
    /// begins or ends. Said before the page is written, for then the cache settles how long it lives.
    /// </summary>
    public static void ShowsUntil(this HttpContext http, LocalDate? date) =>
        http.ShowsUntil(date?.At(LocalTime.Midnight).ToInstantInOslo());

    /// <summary>The same for a change at a moment: somebody comes on duty or goes off it.</summary>
    public static void ShowsUntil(this HttpContext http, Instant? moment)
    {
        if (moment is not { } at || http.Features.Get<IOutputCacheFeature>()?.Context is not { } cache)
            return;
        var left = at - http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
        if (left.ToTimeSpan() < cache.ResponseExpirationTimeSpan)
            cache.ResponseExpirationTimeSpan = left > Duration.FromSeconds(1) ? left.ToTimeSpan() : TimeSpan.FromSeconds(1);
    }
}

/// <summary>A page that stands outside the tenants: the region chooser, health, the privacy statement.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutsideTenantsAttribute : Attribute;
