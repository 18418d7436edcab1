using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>Something that happened to an item, with the name of who did it; null for the portal itself.</summary>
public sealed record HistoryRow(Step Step, int Version, Instant At, string? Who, string? Note);

/// <summary>One version of an item.</summary>
public sealed record VersionRow(int Number, Instant At, string? Who, VersionOrigin Origin, bool WasPublished);

/// <summary>What has happened to an item, newest first; its versions; its twin; and who points to it.</summary>
/// <param name="PointsHere">Published items of this tenant that link to it, at most twenty.</param>
public sealed record HistoryView(
    IReadOnlyList<HistoryRow> Events, IReadOnlyList<VersionRow> Versions, ContentItem? Twin, IReadOnlyList<(string Title, Guid Id)> PointsHere);

/// <summary>Reads the history of an item. Five queries, and at most two hundred rows of each kind.</summary>
public sealed class ItemHistory(PortalDb db)
{
    private const int Most = 200;

    public async Task<HistoryView> OfAsync(ContentItem item, CancellationToken cancel)
    {
        var events = await db.Set<ItemEvent>().AsNoTracking().Where(e => e.ItemId == item.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .GroupJoin(db.Set<Account>(), e => e.By, a => a.Id, (e, who) => new { e, who }).SelectMany(x => x.who.DefaultIfEmpty(), (x, a) => new { x.e, Name = a == null ? null : a.DisplayName })
            .Take(Most).ToListAsync(cancel);
        var versions = await db.Set<ContentVersion>().AsNoTracking().Where(v => v.ItemId == item.Id).OrderByDescending(v => v.Number)
            .GroupJoin(db.Set<Account>(), v => v.CreatedBy, a => a.Id, (v, who) => new { v, who })
            .SelectMany(x => x.who.DefaultIfEmpty(), (x, a) => new { x.v.Number, x.v.CreatedAt, x.v.Origin, Name = a == null ? null : a.DisplayName })
            .Take(Most).ToListAsync(cancel);
        var published = await db.Set<PublishedVersion>().AsNoTracking().Where(v => v.ItemId == item.Id).Select(v => v.Number).ToListAsync(cancel);
        var other = item.Language.Other();
        var twin = await db.Set<ContentItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Kind == item.Kind && i.Key == item.Key && i.Language == other, cancel);
        var target = $"{item.Kind}:{item.Key}";
        var pointing = await db.Set<ItemReference>().AsNoTracking().Where(r => r.Target == target && r.TenantId == item.TenantId)
            .Join(db.Set<PublishedItem>(), r => r.ItemId, p => p.Id, (r, p) => new { p.Title, p.Id }).Take(20).ToListAsync(cancel);
        return new HistoryView(
            [.. events.Select(x => new HistoryRow(x.e.Step, x.e.Version, x.e.At, x.Name, x.e.Note))],
            [.. versions.Select(v => new VersionRow(v.Number, v.CreatedAt, v.Name, v.Origin, published.Contains(v.Number)))],
            twin, [.. pointing.Select(p => (p.Title, p.Id))]);
    }
}
