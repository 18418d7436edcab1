using System.Globalization;
using System.Text;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>What became of one file of an import.</summary>
public enum ImportOutcome
{
    Unchanged,
    Added,
    Changed,

    /// <summary>The file was accepted, but its bytes are not the canonical form; the stored text is.</summary>
    Normalised,

    /// <summary>An editor has changed the item in the portal; the file was left alone.</summary>
    LeftAlone,

    /// <summary>The file could not be used; the message says what to mend.</summary>
    Refused,
}

/// <summary>One line of an import's report.</summary>
public sealed record ImportLine(string File, int Line, ImportOutcome Outcome, string Message);

/// <summary>
/// Content in and out of the current tenant. Import is idempotent and never overwrites what an editor has changed;
/// export writes the same files back, byte for byte where they were canonical.
/// </summary>
public sealed class ContentFiles(PortalDb db, TenantContext tenant, ContentKinds kinds, Publisher publisher, IWriteLock writes)
{
    private const string DraftEnding = ".draft";

    /// <summary>Imports one tenant's folder in one transaction. Files that cannot be used are reported; the rest is imported.</summary>
    public async Task<IReadOnlyList<ImportLine>> ImportAsync(string folder, Action<int, int> progress, CancellationToken cancel)
    {
        var report = new List<ImportLine>();
        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .OrderBy(f => f.Contains(DraftEnding + ".md", StringComparison.Ordinal)).ThenBy(f => f, StringComparer.Ordinal).ToList();
        await using var transaction = await writes.BeginAsync(db, cancel);
        var known = await db.Set<ContentItem>().ToListAsync(cancel);
        var latest = await db.Set<ContentVersion>().AsNoTracking()
            .Join(db.Set<ContentItem>(), v => new { Id = v.ItemId, v.Number }, i => new { i.Id, Number = i.LatestVersion }, (v, i) => new { i.Id, v.Hash })
            .ToDictionaryAsync(v => v.Id, v => v.Hash, cancel);
        var published = await db.Set<PublishedItem>().AsNoTracking().Where(p => p.TenantId == tenant.Id).ToDictionaryAsync(p => p.Id, p => p.Hash, cancel);
        for (var at = 0; at < files.Count; at++)
        {
            progress(at, files.Count);
            report.AddRange(await ImportFileAsync(folder, files[at], new Known(known, latest, published), cancel));
        }

        await transaction.CommitAsync(cancel);
        return report;
    }

    /// <summary>Writes what is published, and with <paramref name="drafts"/> also newer drafts. Gives the number of files.</summary>
    public async Task<int> ExportAsync(string folder, bool drafts, CancellationToken cancel)
    {
        var count = 0;
        var published = await db.Set<PublishedItem>().AsNoTracking().Where(p => p.TenantId == tenant.Id).ToListAsync(cancel);
        foreach (var item in published)
            count += await WriteAsync(PathOf(folder, item.Kind, item.Slug, item.Language, ""), item.Text, cancel);
        if (!drafts)
            return count;
        var waiting = await db.Set<ContentItem>().AsNoTracking()
            .Where(i => i.PublishedVersion == null || i.LatestVersion > i.PublishedVersion)
            .Join(db.Set<ContentVersion>(), i => new { i.Id, Number = i.LatestVersion }, v => new { Id = v.ItemId, v.Number }, (i, v) => new { i.Kind, i.Slug, i.Language, v.Text })
            .ToListAsync(cancel);
        foreach (var draft in waiting)
            count += await WriteAsync(PathOf(folder, draft.Kind, draft.Slug, draft.Language, DraftEnding), draft.Text, cancel);
        return count;
    }

    private static string PathOf(string folder, string kind, string slug, Language language, string ending) =>
        Path.Combine(folder, kind, $"{slug}.{language.Code()}{ending}.md");

    private static async Task<int> WriteAsync(string path, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false), cancel);
        return 1;
    }

    private async Task<IReadOnlyList<ImportLine>> ImportFileAsync(
        string folder, string path, Known stored, CancellationToken cancel)
    {
        var file = Path.GetRelativePath(folder, path);
        if (NameOf(file) is not var (kind, slug, language, isDraft))
            return [new ImportLine(file, 1, ImportOutcome.Refused, string.Format(CultureInfo.CurrentCulture, Texts.ImportName, string.Join(", ", kinds.All.Select(k => k.Name))))];
        var text = await File.ReadAllTextAsync(path, cancel);
        var (document, errors) = ContentParser.Parse(kind, text);
        if (document is null)
            return [.. errors.Select(e => new ImportLine(file, e.Line, ImportOutcome.Refused, e.Message))];

        var item = stored.Items.Find(i => i.Kind == kind.Name && i.Key == document.Key && i.Language == language);
        if (stored.Items.Find(i => i.Kind == kind.Name && i.Slug == slug && i.Language == language && i != item) is { } other)
            return [new ImportLine(file, 1, ImportOutcome.Refused, string.Format(CultureInfo.CurrentCulture, Texts.ImportSlugTaken, other.Key))];

        var canonical = CanonicalWriter.Write(document);
        var hash = Publisher.HashOf(canonical);
        var outcome = item is null ? ImportOutcome.Added : ImportOutcome.Changed;
        if (item is not null)
        {
            var latest = stored.Latest.GetValueOrDefault(item.Id);
            if (isDraft ? latest == hash : item.Slug == slug && stored.Published.GetValueOrDefault(item.Id) == hash)
                return Normalised(ImportOutcome.Unchanged);
            if (latest != item.ImportedHash)
                return [new ImportLine(file, 1, ImportOutcome.LeftAlone, Texts.ImportLeftAlone)];
        }

        if (isDraft)
            item = await publisher.SaveDraftAsync(document, slug, language, VersionOrigin.Import, null, cancel);
        else
            await publisher.PublishAsync(document, slug, language, VersionOrigin.Import, null, cancel);
        item ??= (await publisher.FindAsync(kind.Name, document.Key, language, cancel))!;
        if (!stored.Items.Contains(item))
            stored.Items.Add(item);
        stored.Latest[item.Id] = hash;
        if (!isDraft)
            stored.Published[item.Id] = hash;
        return Normalised(outcome);

        IReadOnlyList<ImportLine> Normalised(ImportOutcome result) => text == canonical
            ? [new ImportLine(file, 1, result, "")]
            : [new ImportLine(file, 1, result, ""), new ImportLine(file, 1, ImportOutcome.Normalised, Texts.ImportNormalised)];
    }

    private (ContentKind Kind, string Slug, Language Language, bool IsDraft)? NameOf(string file)
    {
        var parts = file.Split(Path.DirectorySeparatorChar);
        if (parts.Length != 2 || kinds.Find(parts[0]) is not { } kind)
            return null;
        var name = Path.GetFileNameWithoutExtension(parts[1]);
        var isDraft = name.EndsWith(DraftEnding, StringComparison.Ordinal);
        if (isDraft)
            name = name[..^DraftEnding.Length];
        var dot = name.LastIndexOf('.');
        if (dot < 1 || name[(dot + 1)..] is not (Languages.Bokmal or Languages.Nynorsk) || !Slug.IsValid(name[..dot]))
            return null;
        return (kind, name[..dot], Languages.Parse(name[(dot + 1)..]), isDraft);
    }

    /// <summary>What the tenant has stored: its items, and the hashes of their newest and of their published texts.</summary>
    private sealed record Known(List<ContentItem> Items, Dictionary<Guid, string> Latest, Dictionary<Guid, string> Published);
}
