using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KunnskapsPortal.Web.Start;

/// <summary>One point of the menu.</summary>
/// <param name="Address">Below the tenant, with a leading slash.</param>
public sealed record MenuEntry(string Label, string Address);

/// <summary>
/// The menu that the tenant's editors have composed, and its logo. Kept in memory under the content revision, so that it
/// costs a page nothing and is never older than what the page shows.
/// </summary>
public sealed class TenantMenu(PortalDb db, TenantContext tenant, TenantDirectory tenants, ContentKinds kinds, IMemoryCache cache)
{
    /// <summary>Set when the menu has been read.</summary>
    public string? LogoAddress { get; private set; }

    /// <summary>Empty where the tenant has composed none.</summary>
    public async Task<IReadOnlyList<MenuEntry>> OfAsync(CancellationToken cancel)
    {
        var national = await tenants.ByKeyAsync(TenantId.National.Value, cancel);
        var key = (nameof(TenantMenu), tenant.Id, tenant.Language, tenant.Tenant.ContentRevision, national?.ContentRevision);
        if (!cache.TryGetValue<(IReadOnlyList<MenuEntry> Menu, string? Logo)>(key, out var kept))
        {
            kept = (await ReadAsync(cancel), await LogoAsync(cancel));
            cache.Set(key, kept, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(10) });
        }

        LogoAddress = kept.Logo;
        return kept.Menu;
    }

    private async Task<IReadOnlyList<MenuEntry>> ReadAsync(CancellationToken cancel)
    {
        var rows = await db.Set<PublishedItem>().AsNoTracking().Where(i => i.Kind == Compositions.Menu).ToListAsync(cancel);
        var row = rows.OrderByDescending(r => r.TenantId == tenant.Id).ThenByDescending(r => r.Language == tenant.Language).FirstOrDefault();
        if (row is null || ContentParser.Parse(kinds[Compositions.Menu], row.Text).Document is not { } menu)
            return [];
        var links = menu.Records("links");
        var keys = links.Select(link => link.TextOrNull("item")?.Split(':')[1]).OfType<string>().ToList();
        var items = await db.Set<PublishedItem>().AsNoTracking().Where(i => keys.Contains(i.Key))
            .Select(i => new { i.TenantId, i.Kind, i.Key, i.Language, i.Slug }).ToListAsync(cancel);
        return [.. from link in links
                   let item = items.Where(i => $"{i.Kind}:{i.Key}" == link.TextOrNull("item"))
                       .OrderByDescending(i => i.TenantId == tenant.Id).ThenByDescending(i => i.Language == tenant.Language).FirstOrDefault()
                   let address = item is null ? Inside(link.Text("address")) : kinds[item.Kind].Address(item.Slug)
                   where address is not null
                   select new MenuEntry(link.Text("label"), address)];
    }

    // A menu leads to pages of the portal, never elsewhere.
    private static string? Inside(string address) => address is ['/', not ('/' or '\\'), ..] or "/" ? address : null;

    private async Task<string?> LogoAsync(CancellationToken cancel) =>
        tenant.Tenant.LogoKey is { } logo && await db.Set<MediaFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Key == logo && f.TenantId == tenant.Id, cancel) is { } file
            ? $"/{tenant.Id}{file.Address}" : null;
}
