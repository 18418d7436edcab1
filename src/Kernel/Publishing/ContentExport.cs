using System.Text;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>One file of an export, below the tenant, with its content.</summary>
public sealed record ExportedFile(string Name, byte[] Bytes);

/// <summary>
/// Content of the current tenant as files: what is published, and if wanted newer drafts; and the media library. The same
/// content gives the same files with the same bytes in the same order, and importing them changes nothing.
/// </summary>
public sealed class ContentExport(PortalDb db, TenantContext tenant, MediaFolder media)
{
    private const int AtATime = 100;
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>The files one after the other, by name; never all of them in memory.</summary>
    public async IAsyncEnumerable<ExportedFile> FilesAsync(bool drafts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var names = (await db.Set<PublishedItem>().AsNoTracking().Where(p => p.TenantId == tenant.Id)
            .Select(p => new { p.Id, p.Kind, p.Slug, p.Language, p.Version }).ToListAsync(cancel))
            .ConvertAll(p => (Name: new ContentFileName(p.Kind, p.Slug, p.Language, false).ToString(), p.Id, p.Version));
        if (drafts)
        {
            names.AddRange((await db.Set<ContentItem>().AsNoTracking().Where(i => i.PublishedVersion == null || i.LatestVersion > i.PublishedVersion)
                .Select(i => new { i.Id, i.Kind, i.Slug, i.Language, i.LatestVersion }).ToListAsync(cancel))
                .Select(i => (new ContentFileName(i.Kind, i.Slug, i.Language, true).ToString(), i.Id, i.LatestVersion)));
        }

        foreach (var some in names.OrderBy(n => n.Name, StringComparer.Ordinal).Chunk(AtATime))
        {
            var ids = some.Select(n => n.Id).Distinct().ToList();
            var numbers = some.Select(n => n.Version).Distinct().ToList();
            var texts = await db.Set<ContentVersion>().AsNoTracking().Where(v => ids.Contains(v.ItemId) && numbers.Contains(v.Number))
                .Select(v => new { v.ItemId, v.Number, v.Text }).ToDictionaryAsync(v => (v.ItemId, v.Number), v => v.Text, cancel);
            foreach (var (name, id, version) in some)
                yield return new ExportedFile(name, Utf8.GetBytes(texts[(id, version)]));
        }

        await foreach (var file in media.FilesAsync(cancel))
            yield return file;
    }

    /// <summary>Writes the files below a folder. Gives how many.</summary>
    public async Task<int> WriteAsync(string folder, bool drafts, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var file in FilesAsync(drafts, cancel))
        {
            var path = Path.Combine(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes, cancel);
            count++;
        }

        return count;
    }
}
