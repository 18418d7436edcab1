using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KunnskapsPortal.Search.Documents;

/// <summary>
/// Everything published in the current tenant, its own and the national, of modules that are on, as documents for the index. Not trimmed to any
/// viewer: each document carries who may read it, and the queries trim. One query.
/// </summary>
public sealed class PublishedDocuments(PortalDb db, TenantContext tenant, ContentKinds kinds, IMemoryCache cache) : ISearchSource
{
    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(CancellationToken cancel)
    {
        var on = kinds.OnIn(tenant);
        var rows = await db.Set<PublishedItem>().AsNoTracking().Where(item => on.Contains(item.Kind)).OrderBy(item => item.Id).ToListAsync(cancel);
        var own = rows.Where(row => row.TenantId == tenant.Id).Select(SlugOf).ToHashSet();
        var hidden = rows.Where(row => row.TenantId != tenant.Id && own.Contains(SlugOf(row))).Select(ItemOf).ToHashSet();
        var sources = rows.Where(row => row is { Kind: Sources.Kind, Visibility: Visibilities.Public }).OrderByDescending(row => row.TenantId == tenant.Id).ToList();
        var register = new Register(
            Publisher.HashOf(string.Concat(sources.Select(row => row.Hash))),
            sources.GroupBy(row => row.Key).ToDictionary(g => g.Key, g => ContentParser.Parse(kinds[Sources.Kind], g.First().Text).Document));
        return [.. rows.Where(row => !hidden.Contains(ItemOf(row))).Select(row => Document(row, register)).OfType<SearchDocument>()];
    }

    // A regional item stands at the national one's address, so the national one is not found in that region.
    private static (string Kind, string Slug) SlugOf(PublishedItem row) => (row.Kind, row.Slug);

    private static (TenantId Owner, string Kind, string Key) ItemOf(PublishedItem row) => (row.TenantId, row.Kind, row.Key);

    private SearchDocument? Document(PublishedItem row, Register register)
    {
        // A text that no longer reads is reported by `portal check`; it does not take the search down.
        if (kinds.Find(row.Kind) is not { OnlyKey: null, IsForDesk: false } kind || Read(kind, row, register) is not { } read)
            return null;
        var (document, text) = read;
        return new SearchDocument(
            $"{row.TenantId}/{row.Key}", kind.UrlName, kind.Label, row.Language, document.Title, document.Summary,
            text, Synonyms(document), document.Audience, row.Visibility, kind.Address(row.Slug));
    }

    // Taking a text apart costs far more than reading it: after a publication all but one are as they were, and the same in every region.
    private (ItemDocument Document, string Text)? Read(ContentKind kind, PublishedItem row, Register register) =>
        cache.GetOrCreate<(ItemDocument, string)?>((nameof(PublishedDocuments), row.Kind, row.Hash, register.Hash), entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromMinutes(10);
            return ContentParser.Parse(kind, row.Text).Document is { } document ? (document, PlainText(document, register.Sources)) : null;
        });

    /// <summary>The register of sources as it stands, with a mark that changes when it does.</summary>
    private sealed record Register(string Hash, Dictionary<string, ItemDocument?> Sources);

    // The code of a fee is what doctors call it.
    private static List<string> Synonyms(ItemDocument document) =>
        [.. document.List("synonyms").Concat(document.TextOrNull("code") is { } code ? [code] : []).Distinct()];

    private static string PlainText(ItemDocument document, Dictionary<string, ItemDocument?> register) => string.Join(
        '\n',
        document.OwnTexts()
            .Prepend(MarkdownText.Plain(document.Body))
            .Concat(CitedSource.Of(document, register.GetValueOrDefault).SelectMany(source => new[] { source.Title, source.Place ?? "" }))
            .Where(text => text.Length > 0));
}
