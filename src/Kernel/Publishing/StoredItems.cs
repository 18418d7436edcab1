using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Every item of the current tenant as an import sees it, kept up as the plan goes on. Three queries, without texts.</summary>
internal sealed class StoredItems
{
    private static readonly Step[] Steps = [Step.Publish, Step.Unpublish, Step.Archive, Step.Restore, Step.RollBack, Step.Rename];
    private readonly Dictionary<(string Kind, string Key, Language Language), StoredItem> _byKey = [];
    private readonly Dictionary<(string Kind, string Slug, Language Language), StoredItem> _bySlug = [];

    public IEnumerable<StoredItem> All => _byKey.Values;

    public static async Task<StoredItems> ReadAsync(PortalDb db, CancellationToken cancel)
    {
        var items = await db.Set<ContentItem>().AsNoTracking().ToListAsync(cancel);
        var versions = (await db.Set<ContentVersion>().AsNoTracking()
            .Select(v => new { v.ItemId, v.Number, v.Hash, v.Origin, v.CreatedAt }).ToListAsync(cancel)).ToLookup(v => v.ItemId);
        var events = (await db.Set<ItemEvent>().AsNoTracking().Where(e => Steps.Contains(e.Step))
            .Select(e => new { e.ItemId, e.Step, e.At }).ToListAsync(cancel)).ToLookup(e => e.ItemId);
        var stored = new StoredItems();
        foreach (var item in items)
        {
            var own = versions[item.Id].ToList();
            var imported = own.Where(v => v.Origin == VersionOrigin.Import).MaxBy(v => v.Number);
            var since = events[item.Id].Where(e => imported is null || e.At > imported.CreatedAt).ToList();
            stored.Put(new StoredItem(
                item.Id, item.Kind, item.Key, item.Language, item.Slug,
                own.Find(v => v.Number == item.LatestVersion)?.Hash ?? "", own.Find(v => v.Number == item.PublishedVersion)?.Hash, imported?.Hash,
                since.Count > 0, since.Exists(e => e.Step == Step.Rename), own.Select(v => v.Hash).ToHashSet(StringComparer.Ordinal)));
        }

        return stored;
    }

    public StoredItem? Find(string kind, string key, Language language) => _byKey.GetValueOrDefault((kind, key, language));

    public StoredItem? At(ContentFileName file) => _bySlug.GetValueOrDefault((file.Kind, file.Slug, file.Language));

    public void Put(StoredItem item)
    {
        if (_byKey.TryGetValue((item.Kind, item.Key, item.Language), out var old))
            _bySlug.Remove((old.Kind, old.Slug, old.Language));
        _byKey[(item.Kind, item.Key, item.Language)] = item;
        _bySlug[(item.Kind, item.Slug, item.Language)] = item;
    }
}
