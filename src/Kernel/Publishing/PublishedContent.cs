using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>A published item as a reader of the current tenant meets it.</summary>
/// <param name="Document">The text and fields.</param>
/// <param name="Slug">The last part of its address in this form.</param>
/// <param name="Language">The form the text is in; differs from the page's where the twin is missing.</param>
/// <param name="Owner">The tenant that published it: this one or the national.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="ChangedAt">When this version was published.</param>
/// <param name="Hash">SHA-256 of the canonical text.</param>
/// <param name="IsSigned">A named editor has published it; an imported text nobody has signed.</param>
public sealed record PublishedView(
    ItemDocument Document, string Slug, Language Language, TenantId Owner, int Version, Instant ChangedAt, string Hash, bool IsSigned)
{
    /// <summary>Of the item, for its editors.</summary>
    public Guid Id { get; init; }

    public string Key => Document.Key;

    public string Title => Document.Title;

    /// <summary>Below the tenant, with a leading slash.</summary>
    public string Address => Document.Kind.Address(Slug);
}

/// <summary>
/// Reads published content for the current tenant: its own and the national, in the reader's form (the other form where
/// the twin is missing), only what the viewer may read, of modules that the tenant has on. A regional slug wins over an equal national one. One query
/// per call, whatever the number of items.
/// </summary>
public sealed class PublishedContent(PortalDb db, TenantContext tenant, Viewer viewer, ContentKinds kinds, IMemoryCache cache, IClock clock)
{
    /// <summary>Today's date in Oslo.</summary>
    public LocalDate Today => clock.TodayInOslo();

    /// <summary>All items of a kind, by title.</summary>
    public async Task<IReadOnlyList<PublishedView>> ListAsync(string kind, CancellationToken cancel) =>
        [.. Choose(await Readable().Where(i => i.Kind == kind).ToListAsync(cancel)).OrderBy(v => v.Title, NorwegianOrder)];

    /// <summary>The items of a kind with these keys, in the order of the keys. One query, none where there are no keys.</summary>
    public async Task<IReadOnlyList<PublishedView>> SomeAsync(string kind, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return [];
        var found = Choose(await Readable().Where(i => i.Kind == kind && keys.Contains(i.Key)).ToListAsync(cancel)).ToLookup(view => view.Key);
        return [.. keys.Distinct().SelectMany(key => found[key].OrderByDescending(view => view.Owner == tenant.Id).Take(1))];
    }

    /// <summary>The items of a kind that point to an item (<c>kind:key</c>), by title. One query.</summary>
    public async Task<IReadOnlyList<PublishedView>> PointingToAsync(string kind, string reference, CancellationToken cancel)
    {
        var pointing = db.Set<ItemReference>().Where(r => r.Target == reference).Select(r => r.ItemId);
        return [.. Choose(await Readable().Where(i => i.Kind == kind && pointing.Contains(i.Id)).ToListAsync(cancel)).OrderBy(v => v.Title, NorwegianOrder)];
    }

    /// <summary>All items of all kinds, newest change first.</summary>
    public async Task<IReadOnlyList<PublishedView>> AllAsync(CancellationToken cancel) =>
        [.. Choose(await Readable().ToListAsync(cancel)).Where(v => v.Document.Kind.IsRead).OrderByDescending(v => v.ChangedAt).ThenBy(v => v.Title, NorwegianOrder)];

    /// <summary>The items changed last, for the front page. Reads no more rows than it needs.</summary>
    public async Task<IReadOnlyList<PublishedView>> NewestAsync(int count, IReadOnlyCollection<string> kindNames, CancellationToken cancel) =>
        [.. Choose(await Readable().Where(i => kindNames.Contains(i.Kind) && i.Language == tenant.Language)
            .OrderByDescending(i => i.ChangedAt).ThenBy(i => i.Title).Take(count).ToListAsync(cancel))];

    /// <summary>The item with this slug in either form, in the reader's form where there is one. Null where nothing is published there.</summary>
    public async Task<Found> FindAsync(string kind, string slug, CancellationToken cancel)
    {
        var keys = db.Set<PublishedItem>().Where(i => i.Kind == kind && i.Slug == slug).Select(i => i.Key);
        var rows = await db.Set<PublishedItem>().AsNoTracking().Where(i => i.Kind == kind && keys.Contains(i.Key)).ToListAsync(cancel);
        // The region's own before the national, and the slug of the reader's form before an equal one of the other form.
        var named = rows.Where(r => r.Slug == slug)
            .OrderByDescending(r => r.TenantId == tenant.Id).ThenByDescending(r => r.Language == tenant.Language).FirstOrDefault();
        List<PublishedItem> pair = [.. rows.Where(r => r.TenantId == named?.TenantId && r.Key == named.Key)];
        var view = Choose(pair).FirstOrDefault();
        return view is null ? new Found(null, false) { MovedTo = await MovedAsync(kind, slug, cancel) }
            : viewer.MayRead(view.Document.Visibility) ? new Found(view, false) { Forms = [.. pair.Select(View)] }
            : new Found(null, true);
    }

    /// <summary>
    /// Every form of some of the tenant's own items, whoever may read them: for what is written to people who already have
    /// something to do with them (a seat). One query.
    /// </summary>
    public async Task<IReadOnlyList<PublishedView>> OwnAsync(string kind, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        [.. (await db.Set<PublishedItem>().AsNoTracking().Where(i => i.Kind == kind && i.TenantId == tenant.Id && keys.Contains(i.Key)).ToListAsync(cancel)).Select(View)];

    /// <summary>The tenant's published supplements to an item, in the reader's form where there is one. One query.</summary>
    public async Task<IReadOnlyList<PublishedView>> SupplementsAsync(PublishedView item, CancellationToken cancel)
    {
        var about = $"{item.Document.Kind.Name}:{item.Key}";
        var rows = await Readable().Where(i => i.TenantId == tenant.Id && i.About == about).ToListAsync(cancel);
        return [.. Choose(rows).OrderBy(v => v.Title, NorwegianOrder)];
    }

    /// <summary>The sources that a text cites, with what the register says of them. One query, none where the register is not cited.</summary>
    public async Task<IReadOnlyList<CitedSource>> SourcesAsync(ItemDocument document, CancellationToken cancel)
    {
        var register = await RegisterAsync([document], cancel);
        return CitedSource.Of(document, register.GetValueOrDefault);
    }

    /// <summary>The items of the register that the texts cite, by key. One query at most.</summary>
    public async Task<IReadOnlyDictionary<string, ItemDocument>> RegisterAsync(IEnumerable<ItemDocument> documents, CancellationToken cancel)
    {
        var keys = documents.SelectMany(Sources.KeysIn).Distinct().ToList();
        if (keys.Count == 0)
            return new Dictionary<string, ItemDocument>();
        // Also where the register's module is off: a text is shown with its sources.
        var readable = viewer.Readable;
        var rows = await db.Set<PublishedItem>().AsNoTracking().Where(i => i.Kind == Sources.Kind && keys.Contains(i.Key) && readable.Contains(i.Visibility)).ToListAsync(cancel);
        return Choose(rows).GroupBy(view => view.Key).ToDictionary(g => g.Key, g => g.OrderByDescending(view => view.Owner == tenant.Id).First().Document);
    }

    /// <summary>Title and reference (<c>source:key</c>) of every source of the register, by title: for the editors' choice. One query that reads no text.</summary>
    public async Task<IReadOnlyList<(string Reference, string Title)>> RegisterTitlesAsync(CancellationToken cancel) =>
        [.. (await Readable().Where(i => i.Kind == Sources.Kind).Select(i => new { i.Key, i.Title, i.TenantId, i.Language }).ToListAsync(cancel))
            .GroupBy(row => row.Key)
            .Select(g => g.OrderByDescending(row => row.TenantId == tenant.Id).ThenByDescending(row => row.Language == tenant.Language).First())
            .Select(row => ($"{Sources.Kind}:{row.Key}", row.Title)).OrderBy(row => row.Title, NorwegianOrder)];

    /// <summary>Where the readers of a slug that no longer stands are led, or null.</summary>
    private async Task<string?> MovedAsync(string kind, string slug, CancellationToken cancel)
    {
        var moved = await db.Set<SlugRedirect>().AsNoTracking().Where(r => r.Kind == kind && r.Slug == slug).ToListAsync(cancel);
        var target = moved.OrderByDescending(r => r.TenantId == tenant.Id).ThenByDescending(r => r.Language == tenant.Language).FirstOrDefault()?.Target;
        return target is null ? null : (await LinksAsync([target], cancel)).GetValueOrDefault(target)?.Address;
    }

    /// <summary>Where the items behind <c>kind:key</c> references stand, for the links of a page. One query.</summary>
    public async Task<IReadOnlyDictionary<string, ItemLink>> LinksAsync(IReadOnlyCollection<string> references, CancellationToken cancel)
    {
        if (references.Count == 0)
            return new Dictionary<string, ItemLink>();
        var keys = references.Select(r => r.Split(':')[^1]).Distinct().ToList();
        var rows = await Readable().Where(i => keys.Contains(i.Key))
            .Select(i => new { i.TenantId, i.Kind, i.Key, i.Language, i.Slug, i.Title }).ToListAsync(cancel);
        var links = rows
            .Where(r => kinds.Find(r.Kind) is not null)
            .GroupBy(r => $"{r.Kind}:{r.Key}")
            .ToDictionary(g => g.Key, g =>
            {
                var best = g.OrderByDescending(r => r.TenantId == tenant.Id).ThenByDescending(r => r.Language == tenant.Language).First();
                return new ItemLink(best.Title, kinds[best.Kind].Address(best.Slug), kinds[best.Kind].Label()) { Owner = best.TenantId };
            });
        if (references.Any(MediaFile.IsReference))
            await AddFilesAsync(links, keys, cancel);
        return links;
    }

    private async Task AddFilesAsync(Dictionary<string, ItemLink> links, List<string> keys, CancellationToken cancel)
    {
        var files = await db.Set<MediaFile>().AsNoTracking().Where(f => keys.Contains(f.Key)).ToListAsync(cancel);
        foreach (var file in files.OrderBy(f => f.TenantId == tenant.Id))
            links[file.Reference] = new ItemLink(file.Title, file.Address) { ContentType = file.ContentType, Alt = file.Alt(tenant.Language), Width = file.Width, Height = file.Height, Owner = file.TenantId, Length = file.Length };
    }

    private static StringComparer NorwegianOrder { get; } = StringComparer.Create(new("nb-NO"), ignoreCase: true);

    private IQueryable<PublishedItem> Readable()
    {
        var (readable, on) = (viewer.Readable, kinds.OnIn(tenant));
        return db.Set<PublishedItem>().AsNoTracking().Where(i => readable.Contains(i.Visibility) && on.Contains(i.Kind));
    }

    private IEnumerable<PublishedView> Choose(List<PublishedItem> rows)
    {
        var forms = rows
            .Where(row => kinds.Find(row.Kind) is not null)
            .GroupBy(row => (row.TenantId, row.Kind, row.Key))
            .Select(pair => pair.OrderByDescending(row => row.Language == tenant.Language).First());
        return forms
            .GroupBy(row => (row.Kind, row.Slug))
            .Select(same => same.OrderByDescending(row => row.TenantId == tenant.Id).First())
            .Select(View);
    }

    private PublishedView View(PublishedItem row) =>
        new(Parse(row), row.Slug, row.Language, row.TenantId, row.Version, row.ChangedAt, row.Hash, row.IsSigned) { Id = row.Id };

    private ItemDocument Parse(PublishedItem row) => cache.GetOrCreate((nameof(PublishedContent), row.Kind, row.Hash), entry =>
    {
        entry.SlidingExpiration = TimeSpan.FromMinutes(10);
        var (document, errors) = ContentParser.Parse(kinds[row.Kind], row.Text);
        return document ?? throw new InvalidOperationException($"{row.Kind}/{row.Key} is stored in a form that no longer reads: {errors[0].Message}");
    })!;
}

/// <summary>The answer to a look-up: the item, or that it exists but is not for this viewer, or neither.</summary>
public sealed record Found(PublishedView? Item, bool NotForThisViewer)
{
    /// <summary>The item in every form it is published in.</summary>
    public IReadOnlyList<PublishedView> Forms { get; init; } = [];

    /// <summary>Where the address leads now, below the tenant; null where it never was one.</summary>
    public string? MovedTo { get; init; }
}

/// <summary>A link to an item, below the tenant.</summary>
/// <param name="KindLabel">What kind of thing it is, in the reader's form.</param>
public sealed record ItemLink(string Title, string Address, string KindLabel = "")
{
    /// <summary>Of a file in the media library; null for items.</summary>
    public string? ContentType { get; init; }

    /// <summary>What the file shows, for those who do not see it.</summary>
    public string? Alt { get; init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Bytes, of a file; null for items.</summary>
    public long? Length { get; init; }

    /// <summary>The tenant that publishes it.</summary>
    public TenantId Owner { get; init; }
}
