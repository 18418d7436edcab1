using System.Globalization;
using System.Security.Cryptography;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>
/// The media library of the current tenant as a folder: <c>media/{hash}.{ext}</c> and <c>media/media.json</c>. Files come in by
/// the rules of an upload: recognised by content, drawings made harmless, photos without place and names.
/// </summary>
public sealed class MediaFolder(PortalDb db, TenantContext tenant, MediaStore store, IClock clock)
{
    /// <summary>Every file, then the index of them, where there are any.</summary>
    public async IAsyncEnumerable<ExportedFile> FilesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var files = await OwnAsync(cancel);
        foreach (var file in files.OrderBy(f => f.Hash, StringComparer.Ordinal))
            yield return new ExportedFile(NameOf(file), await File.ReadAllBytesAsync(store.PathOf(tenant.Id, file.Hash), cancel));
        if (files.Count > 0)
            yield return new ExportedFile(MediaIndex.File, MediaIndex.Write(files.Select(f => new MediaEntry(f.Key, f.FileName, f.Hash, f.ContentType, f.Title, f.AltBokmal, f.AltNynorsk))));
    }

    /// <summary>How each file stands to the library. Reads only.</summary>
    public async Task<IReadOnlyList<ImportLine>> PlanAsync(IContentSource source, CancellationToken cancel)
    {
        var files = source.Files.Where(file => file.StartsWith(MediaIndex.Folder, StringComparison.Ordinal) && file != MediaIndex.File).ToList();
        var entries = source.Files.Contains(MediaIndex.File) ? MediaIndex.Read(await source.ReadAsync(MediaIndex.File, cancel)) : [];
        if (entries is null)
            return [new ImportLine(MediaIndex.File, 1, ImportOutcome.Refused, Texts.ImportMediaIndex)];
        var lines = new List<ImportLine>();
        var own = await OwnAsync(cancel);
        var room = MediaRules.MostInTenant - own.Sum(file => file.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            var file = files.Find(name => Path.GetFileNameWithoutExtension(name) == entry.Hash);
            if (!seen.Add("key " + entry.Key) | !seen.Add("hash " + entry.Hash))
                lines.Add(Refused(MediaIndex.File, Texts.ImportMediaTwice));
            else if (file is null)
                lines.Add(Refused(MediaIndex.File, Texts.ImportMediaMissing, entry.Hash));
            else
                lines.Add(Judge(file, entry, await source.ReadAsync(file, cancel), own, ref room));
        }

        lines.AddRange(files.Where(file => entries.All(e => e.Hash != Path.GetFileNameWithoutExtension(file))).Select(file => Refused(file, Texts.ImportMediaUnlisted)));
        return lines;
    }

    /// <summary>Takes one file of the plan into the library, inside the caller's transaction.</summary>
    public async Task TakeAsync(IContentSource source, ImportLine line, Guid? by, CancellationToken cancel)
    {
        var entry = MediaIndex.Read(await source.ReadAsync(MediaIndex.File, cancel))!.First(e => e.Hash == Path.GetFileNameWithoutExtension(line.File));
        if (line.Item is { } id && await db.Set<MediaFile>().FirstOrDefaultAsync(f => f.Id == id, cancel) is { } known)
        {
            (known.Title, known.AltBokmal, known.AltNynorsk) = (entry.Title, entry.AltNb, entry.AltNn);
        }
        else
        {
            var (bytes, kind, _) = MediaRules.Prepare(await source.ReadAsync(line.File, cancel));
            var size = FileKinds.Recognise(bytes);
            db.Add(new MediaFile
            {
                Id = Guid.CreateVersion7(),
                Key = entry.Key,
                FileName = SafeFileName.From(entry.FileName, kind),
                Hash = await store.PutAsync(tenant.Id, bytes, cancel),
                ContentType = kind.MediaType(),
                Length = bytes.Length,
                Width = size.Width,
                Height = size.Height,
                Title = entry.Title,
                AltBokmal = entry.AltNb,
                AltNynorsk = entry.AltNn,
                AddedAt = clock.GetCurrentInstant(),
                AddedBy = by,
            });
        }

        await db.SaveChangesAsync(cancel);
    }

    private static ImportLine Judge(string file, MediaEntry entry, byte[] raw, List<MediaFile> own, ref long room)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(raw)) != entry.Hash)
            return Refused(file, Texts.ImportMediaHash);
        if (!Slug.IsValid(entry.Key))
            return Refused(file, Texts.ImportMediaKey, entry.Key);
        if (entry.Title.Length == 0)
            return Refused(file, Texts.ImportMediaTitle);
        var (bytes, kind, problem) = MediaRules.Prepare(raw);
        problem ??= MediaRules.ProblemWith(kind, entry.Title, entry.AltNb.Length > 0 ? entry.AltNb : entry.AltNn)?.Message
            ?? MediaRules.ProblemWith(FileKind.Pdf, entry.Title, entry.AltNn)?.Message;
        if (problem is not null)
            return Refused(file, problem);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var here = own.Find(f => f.Hash == hash);
        if (here is not null && here.Key != entry.Key)
            return Refused(file, Texts.ImportMediaOtherKey, here.Key);
        if (here is null && own.Exists(f => f.Key == entry.Key))
            return Refused(file, Texts.ImportMediaKeyTaken, entry.Key);
        if (here is null && (room -= bytes.Length) < 0)
            return Refused(file, Texts.ImportLibraryFull);
        // What is said about a file has no versions: where the two differ, nobody can know which is the later.
        var outcome = here is null ? ImportOutcome.New
            : (here.Title, here.AltBokmal, here.AltNynorsk) == (entry.Title, entry.AltNb, entry.AltNn) ? ImportOutcome.Unchanged
            : ImportOutcome.Conflict;
        return new ImportLine(file, 1, outcome, outcome == ImportOutcome.Conflict ? Texts.ImportMediaConflict : "")
        {
            IsNormalised = hash != entry.Hash || SafeFileName.From(entry.FileName, kind) != entry.FileName || entry.Type != kind.MediaType(),
            Item = here?.Id,
            Title = entry.Title,
            Mark = $"{entry}|{here?.Title}|{here?.AltBokmal}|{here?.AltNynorsk}",
        };
    }

    private static ImportLine Refused(string file, string message, params object[] values) =>
        new(file, 1, ImportOutcome.Refused, string.Format(CultureInfo.CurrentCulture, message, values));

    private static string NameOf(MediaFile file) => $"{MediaIndex.Folder}{file.Hash}.{Path.GetExtension(file.FileName).TrimStart('.')}";

    private Task<List<MediaFile>> OwnAsync(CancellationToken cancel) =>
        db.Set<MediaFile>().AsNoTracking().Where(f => f.TenantId == tenant.Id).OrderBy(f => f.Key).ToListAsync(cancel);
}
