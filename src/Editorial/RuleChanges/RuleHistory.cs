using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.RuleChanges;

/// <summary>The published versions of the tenant's rules and fees, in the reader's form. Three queries, whatever the number of versions.</summary>
public sealed class RuleHistory(PortalDb db, ContentKinds kinds, TenantContext tenant)
{
    /// <summary>Every version published from the first day to the last, both included, in order, and what it changed.</summary>
    public async Task<IReadOnlyList<RuleEntry>> BetweenAsync(LocalDate from, LocalDate to, CancellationToken cancel)
    {
        var (begin, end) = (from.AtMidnight().ToInstantInOslo(), to.PlusDays(1).AtMidnight().ToInstantInOslo());
        var (here, form) = (tenant.Id, tenant.Language);
        var dated = kinds.All.Where(kind => kind.IsDated).Select(kind => kind.Name).ToList();
        var all = db.Set<PublishedVersion>().AsNoTracking().Where(v => v.TenantId == here && v.Language == form && dated.Contains(v.Kind));
        var within = await all.Where(v => v.PublishedAt >= begin && v.PublishedAt < end).OrderBy(v => v.PublishedAt).ThenBy(v => v.Title).ThenBy(v => v.Number).ToListAsync(cancel);
        var items = within.Select(v => v.ItemId).Distinct().ToList();
        // Of each, the last version before the period: the one its first within is compared with.
        var older = await all.Where(v => items.Contains(v.ItemId) && v.PublishedAt < begin).GroupBy(v => v.ItemId)
            .Select(g => new { Item = g.Key, Number = g.Max(v => v.Number) }).ToListAsync(cancel);
        var numbers = older.Select(o => o.Number).Distinct().ToList();
        var before = (await all.Where(v => items.Contains(v.ItemId) && numbers.Contains(v.Number) && v.PublishedAt < begin).ToListAsync(cancel))
            .Where(v => older.Exists(o => o.Item == v.ItemId && o.Number == v.Number)).ToDictionary(v => v.ItemId, Parse);

        var entries = new List<RuleEntry>();
        foreach (var version in within)
        {
            var document = Parse(version);
            entries.Add(RuleDigest.Of(new RuleVersion(document, version.Number, version.PublishedAt.DayInOslo(), before.GetValueOrDefault(version.ItemId))));
            before[version.ItemId] = document;
        }

        return [.. entries.Where(entry => entry.IsNew || entry.Changes.Count > 0)];
    }

    private ItemDocument Parse(PublishedVersion version) => ContentParser.Parse(kinds[version.Kind], version.Text, Completeness.Draft).Document
        ?? throw new InvalidOperationException($"Version {version.Number} of {version.Kind}/{version.Key} is stored in a form that no longer reads.");
}
