using KunnskapsPortal.Directory.Contracts;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>What a statement can point to in the current tenant.</summary>
public sealed class LocalTargets(PublishedContent content, ContactLinks contacts)
{
    /// <summary>All of these are measures that the viewer can read. One query.</summary>
    public async Task<bool> HasMeasuresAsync(IEnumerable<string> keys, CancellationToken cancel)
    {
        var known = (await content.ListAsync(MeasuresModule.Measure, cancel)).Select(measure => measure.Key).ToHashSet();
        return keys.All(known.Contains);
    }

    /// <summary>Those of these contacts that are in the directory. At most one query.</summary>
    public async Task<IReadOnlySet<string>> ContactsAsync(IEnumerable<string> slugs, CancellationToken cancel) =>
        (await contacts.NamesAsync(slugs.Where(slug => slug.Length > 0), cancel)).Keys.ToHashSet();
}
