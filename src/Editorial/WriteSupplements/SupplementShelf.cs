using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>A supplement on the desk.</summary>
/// <param name="Item">The row; its newest version is <paramref name="Document"/>.</param>
/// <param name="Document">The newest version.</param>
/// <param name="National">The text it hangs on; null where that is no longer published.</param>
/// <param name="State">Of the newest version.</param>
/// <param name="Shown">Of what readers see; null where they see nothing.</param>
public sealed record SupplementRow(
    ContentItem Item, ItemDocument Document, NationalText? National, SupplementState State, SupplementState? Shown)
{
    public bool NeedsLook => State != SupplementState.InOrder || Shown is not (null or SupplementState.InOrder);

    /// <summary>Somebody has already written under the new text; readers see it when it is published.</summary>
    public bool WaitsForPublishing => NeedsLook && State == SupplementState.InOrder;

    public string? Heading => Document.TextOrNull(Supplements.Heading);

    /// <summary>The words of the heading as they stand now; null where it concerns the whole text or the heading is gone.</summary>
    public string? HeadingText => Heading is { } id && National is { } national ? Sections.Find(national.Document.Body, id)?.HeadingText : null;
}

/// <summary>The tenant's supplements and the national texts they hang on. Two queries a list, whatever the number of supplements.</summary>
public sealed class SupplementShelf(PortalDb db, ContentKinds kinds)
{
    /// <summary>All that are in use; those that need a look first, then by title.</summary>
    public async Task<IReadOnlyList<SupplementRow>> ListAsync(DeskView view, CancellationToken cancel) =>
        [.. (await ReadAsync(view.Of(db.Set<ContentItem>().Where(i => i.Stage != ItemStage.Archived)), cancel))
            .OrderByDescending(row => row.NeedsLook).ThenBy(row => row.Item.Title, StringComparer.CurrentCulture)];

    /// <summary>One supplement; null where the tenant has none of this id.</summary>
    public async Task<SupplementRow?> FindAsync(Guid id, CancellationToken cancel) =>
        (await ReadAsync(db.Set<ContentItem>().Where(i => i.Id == id), cancel)).FirstOrDefault();

    /// <summary>A published national text on which supplements may hang, in this form or the other; null where there is none.</summary>
    public async Task<NationalText?> NationalAsync(string reference, Language form, CancellationToken cancel) =>
        Choose(await NationalsAsync([reference], cancel), reference, form);

    /// <summary>Every published form of national texts, bokmål first.</summary>
    public async Task<IReadOnlyList<NationalText>> FormsAsync(IReadOnlyList<string> references, CancellationToken cancel) =>
        [.. (await NationalsAsync(references, cancel)).OrderBy(n => n.Language)];

    /// <summary>
    /// The section as it read when the supplement was written: out of the newest published national version that has it.
    /// Null where none of the last hundred versions does.
    /// </summary>
    public async Task<string?> SectionThenAsync(SupplementRow row, CancellationToken cancel)
    {
        if (row.Document.TextOrNull(Supplements.Section) is not { } hash || row.Document.Text(Supplements.Item).Split(':') is not [var kindName, var key])
            return null;
        var (national, form) = (TenantId.National, row.Item.Language);
        var texts = await db.Set<PublishedVersion>().AsNoTracking()
            .Where(v => v.TenantId == national && v.Kind == kindName && v.Key == key && v.Language == form)
            .OrderByDescending(v => v.Number).Take(100).Select(v => v.Text).ToListAsync(cancel);
        return kinds.Find(kindName) is { } kind
            ? texts.Select(text => ContentParser.Parse(kind, text, Completeness.Draft).Document).OfType<ItemDocument>()
                .Select(version => SupplementText.SectionOf(version, row.Heading)).FirstOrDefault(section => section is not null && Sections.Hash(section) == hash)
            : null;
    }

    private async Task<List<SupplementRow>> ReadAsync(IQueryable<ContentItem> items, CancellationToken cancel)
    {
        var kind = kinds[Supplements.Kind];
        var stored = await items.AsNoTracking().Where(i => i.Kind == Supplements.Kind)
            .Join(db.Set<ContentVersion>(), i => new { i.Id, Number = i.LatestVersion }, v => new { Id = v.ItemId, v.Number }, (i, v) => new { Item = i, v.Text })
            .Select(row => new { row.Item, row.Text, Shown = db.Set<PublishedItem>().Where(p => p.Id == row.Item.Id).Select(p => p.Text).FirstOrDefault() })
            .ToListAsync(cancel);
        var read = stored.Select(row => (row.Item, Newest: Parse(kind, row.Text), Shown: row.Shown is null ? null : Parse(kind, row.Shown))).ToList();
        var nationals = await NationalsAsync([.. read.SelectMany(row => new[] { row.Newest, row.Shown }).OfType<ItemDocument>().Select(d => d.Text(Supplements.Item)).Distinct()], cancel);
        return [.. read.Select(row =>
        {
            var national = Choose(nationals, row.Newest.Text(Supplements.Item), row.Item.Language);
            var shown = row.Shown is null ? (SupplementState?)null
                : SupplementStates.Of(row.Shown, row.Item.Language, Choose(nationals, row.Shown.Text(Supplements.Item), row.Item.Language));
            return new SupplementRow(row.Item, row.Newest, national, SupplementStates.Of(row.Newest, row.Item.Language, national), shown);
        })];
    }

    private async Task<List<NationalText>> NationalsAsync(IReadOnlyList<string> references, CancellationToken cancel)
    {
        var (national, keys) = (TenantId.National, references.Select(r => r.Split(':')[^1]).ToList());
        var rows = await db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == national && keys.Contains(i.Key))
            .Select(i => new { i.Kind, i.Key, i.Language, i.Slug, i.Version, i.Text }).ToListAsync(cancel);
        return [.. rows.Where(row => references.Contains($"{row.Kind}:{row.Key}") && kinds.Find(row.Kind)?.TakesSupplements == true)
            .Select(row => new NationalText($"{row.Kind}:{row.Key}", row.Language, row.Slug, row.Version, Parse(kinds[row.Kind], row.Text)))];
    }

    private static NationalText? Choose(IEnumerable<NationalText> nationals, string reference, Language form) =>
        nationals.Where(n => n.Reference == reference).OrderByDescending(n => n.Language == form).FirstOrDefault();

    private static ItemDocument Parse(ContentKind kind, string text) => ContentParser.Parse(kind, text, Completeness.Draft).Document
        ?? throw new InvalidOperationException($"A text of the kind {kind.Name} is stored in a form that no longer reads.");
}
