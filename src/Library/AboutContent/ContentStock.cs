using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Library.AboutContent;

/// <summary>What a kind of content holds, counted in items: a bokmål and a nynorsk form of one text are one item.</summary>
/// <param name="Items">Published items that the viewer may read.</param>
/// <param name="Bokmal">Items with a bokmål form.</param>
/// <param name="Nynorsk">Items with a nynorsk form.</param>
/// <param name="Signed">Items of which a named editor has published every form.</param>
/// <param name="Overdue">Items that were to be read through again before today.</param>
/// <param name="Unchecked">Items with a dated period that nobody has held against the law.</param>
public sealed record KindCount(ContentKind Kind, int Items, int Bokmal, int Nynorsk, int Signed, int Overdue, int Unchecked);

/// <summary>Counts of what the current tenant shows: its own and the national. Each call is one query that reads no text.</summary>
public sealed class ContentStock(PortalDb db, TenantContext tenant, Viewer viewer, ContentKinds kinds)
{
    /// <summary>A count for each kind that somebody reads, in the order the modules are listed; kinds with nothing are left out.</summary>
    public async Task<IReadOnlyList<KindCount>> KindsAsync(LocalDate today, CancellationToken cancel)
    {
        var (readable, active) = (viewer.Readable, kinds.OnIn(tenant));
        var rows = await db.Set<PublishedItem>().AsNoTracking().Where(i => readable.Contains(i.Visibility) && active.Contains(i.Kind))
            .Select(i => new { i.TenantId, i.Kind, i.Key, i.Language, i.IsSigned, i.Due, i.UncheckedPeriods }).ToListAsync(cancel);
        var items = rows.GroupBy(row => (row.TenantId, row.Kind, row.Key)).ToLookup(item => item.Key.Kind);
        return
        [
            .. from kind in kinds.All
               where kind.IsRead && items[kind.Name].Any()
               let own = items[kind.Name].ToList()
               select new KindCount(
                   kind,
                   own.Count,
                   own.Count(item => item.Any(form => form.Language == Language.Bokmal)),
                   own.Count(item => item.Any(form => form.Language == Language.Nynorsk)),
                   own.Count(item => item.All(form => form.IsSigned)),
                   own.Count(item => item.Any(form => form.Due < today)),
                   own.Count(item => item.Any(form => form.UncheckedPeriods > 0))),
        ];
    }

    /// <summary>How many items cite each source of the register, by its key.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CitationsAsync(CancellationToken cancel)
    {
        var (readable, active, prefix) = (viewer.Readable, kinds.OnIn(tenant), $"{Sources.Kind}:");
        var cited = await (from reference in db.Set<ItemReference>().AsNoTracking()
                           join item in db.Set<PublishedItem>() on reference.ItemId equals item.Id
                           where reference.Target.StartsWith(prefix) && readable.Contains(item.Visibility) && active.Contains(item.Kind)
                           select new { reference.Target, item.TenantId, item.Kind, item.Key }).Distinct().ToListAsync(cancel);
        return cited.GroupBy(c => c.Target[prefix.Length..]).ToDictionary(g => g.Key, g => g.Count());
    }
}
