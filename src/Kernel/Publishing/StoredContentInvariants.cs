using System.Globalization;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// What must hold between the tables of content, whatever was interrupted: every version is there with its text, readers see
/// exactly the version they are said to see, the history has it, the stage agrees, and the references and redirects are right.
/// </summary>
public sealed class StoredContentInvariants(PortalDb db, TenantContext tenant, ContentKinds kinds) : IInvariant
{
    public string Name => Texts.InvariantStored;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var items = await db.Set<ContentItem>().AsNoTracking().OrderBy(i => i.Kind).ThenBy(i => i.Key).ToListAsync(cancel);
        var shown = await db.Set<PublishedItem>().AsNoTracking().ToListAsync(cancel);
        var own = shown.Where(p => p.TenantId == tenant.Id).ToDictionary(p => p.Id);
        var kept = (await db.Set<PublishedVersion>().AsNoTracking().Where(v => v.TenantId == tenant.Id)
            .Select(v => new { v.ItemId, v.Number, v.Hash }).ToListAsync(cancel)).ToDictionary(v => (v.ItemId, v.Number), v => v.Hash);
        var breaches = new List<string>();
        var hashes = await VersionsAsync(items, breaches, cancel);
        foreach (var item in items)
        {
            foreach (var breach in Breaches(item, own.GetValueOrDefault(item.Id), hashes, kept))
                breaches.Add($"{NameOf(item.Kind, item.Slug, item.Language)}: {breach}");
        }

        var known = items.ToDictionary(i => i.Id);
        breaches.AddRange(own.Values.Where(p => !known.ContainsKey(p.Id)).Select(p => $"{NameOf(p.Kind, p.Slug, p.Language)}: {Texts.BreachPublishedStray}"));
        await ReferencesAsync(own, breaches, cancel);
        await RedirectsAsync(items, shown, breaches, cancel);
        return breaches;
    }

    private static IEnumerable<string> Breaches(
        ContentItem item, PublishedItem? row, Dictionary<(Guid, int), string> hashes, Dictionary<(Guid ItemId, int Number), string> kept)
    {
        if (!hashes.ContainsKey((item.Id, item.LatestVersion)))
            yield return Say(Texts.BreachVersionMissing, item.LatestVersion);
        var isShown = item.PublishedVersion is not null;
        var isNewest = item.PublishedVersion == item.LatestVersion;
        if (item.PublishedVersion > item.LatestVersion || (item.Stage == ItemStage.Published) != isNewest || item.Stage == ItemStage.Archived && isShown)
            yield return Say(Texts.BreachStage, item.Stage, item.LatestVersion, item.PublishedVersion?.ToString(CultureInfo.InvariantCulture) ?? "-");
        if (isShown && row is null)
            yield return Texts.BreachPublishedMissing;
        if (!isShown && row is not null)
            yield return Texts.BreachPublishedStray;
        if (row is null)
            yield break;
        var hash = hashes.GetValueOrDefault((item.Id, row.Version));
        if (row.Version != item.PublishedVersion || row.Hash != hash || Publisher.HashOf(row.Text) != hash || row.Slug != item.Slug)
            yield return Say(Texts.BreachPublishedOther, item.PublishedVersion ?? row.Version);
        if (kept.GetValueOrDefault((item.Id, row.Version)) != row.Hash)
            yield return Say(Texts.BreachPublishedKept, row.Version);
    }

    private static string NameOf(string kind, string slug, Language language) => $"{kind}/{slug}.{language.Code()}";

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);

    /// <summary>Reads every text once, one at a time, and gives the hashes of those that are what was stored.</summary>
    private async Task<Dictionary<(Guid, int), string>> VersionsAsync(List<ContentItem> items, List<string> breaches, CancellationToken cancel)
    {
        var names = items.ToDictionary(i => i.Id, i => NameOf(i.Kind, i.Slug, i.Language));
        var hashes = new Dictionary<(Guid, int), string>();
        await foreach (var version in db.Set<ContentVersion>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (version.Text.Length == 0 || Publisher.HashOf(version.Text) != version.Hash)
                breaches.Add($"{names.GetValueOrDefault(version.ItemId, version.ItemId.ToString())}: {Say(Texts.BreachVersionHash, version.Number)}");
            else
                hashes[(version.ItemId, version.Number)] = version.Hash;
        }

        return hashes;
    }

    private async Task ReferencesAsync(Dictionary<Guid, PublishedItem> own, List<string> breaches, CancellationToken cancel)
    {
        var noted = (await db.Set<ItemReference>().AsNoTracking().Where(r => r.TenantId == tenant.Id).ToListAsync(cancel)).ToLookup(r => r.ItemId, r => r.Target);
        foreach (var row in own.Values)
        {
            // A text that no longer reads is ContentInvariants' to report.
            if (kinds.Find(row.Kind) is { } kind && ContentParser.Parse(kind, row.Text).Document is { } document
                && !document.References().Order(StringComparer.Ordinal).SequenceEqual(noted[row.Id].Order(StringComparer.Ordinal)))
                breaches.Add($"{NameOf(row.Kind, row.Slug, row.Language)}: {Texts.BreachReferences}");
        }

        breaches.AddRange(noted.Where(g => !own.ContainsKey(g.Key)).Select(g => $"{g.Key}: {Texts.BreachReferences}"));
    }

    private async Task RedirectsAsync(List<ContentItem> items, List<PublishedItem> shown, List<string> breaches, CancellationToken cancel)
    {
        // An item that is taken down for a while keeps the addresses that lead to it.
        var targets = items.Select(i => $"{i.Kind}:{i.Key}").Concat(shown.Select(p => $"{p.Kind}:{p.Key}")).ToHashSet(StringComparer.Ordinal);
        var redirects = await db.Set<SlugRedirect>().AsNoTracking().Where(r => r.TenantId == tenant.Id).ToListAsync(cancel);
        breaches.AddRange(redirects.Where(r => !targets.Contains(r.Target)).Select(r => $"{NameOf(r.Kind, r.Slug, r.Language)}: {Say(Texts.BreachRedirect, r.Target)}"));
    }
}
