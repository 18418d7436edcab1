using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>
/// A zip with one tenant's content. It is measured before anything in it is unpacked, and no file gives more than it said:
/// nothing is ever written to a path that the zip names.
/// </summary>
public sealed class ZipSource : IContentSource, IDisposable
{
    /// <summary>Bytes of the zip.</summary>
    public const int LargestZip = 50_000_000;

    public const int MostFiles = 5000;

    /// <summary>Bytes of all files unpacked.</summary>
    public const long MostUnpacked = 200_000_000;

    private const int LargestDirectory = 5_000_000;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private ZipSource(ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries)
    {
        (_zip, _entries) = (zip, entries);
        Files = [.. entries.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Files { get; }

    /// <summary>Opens the zip, or says in a sentence why it is not taken.</summary>
    /// <param name="path">The staged file.</param>
    /// <param name="tenant">The tenant's key: the one top folder there may be.</param>
    /// <param name="others">The keys of all tenants.</param>
    public static (ZipSource? Source, string? Problem) Open(string path, string tenant, IReadOnlyCollection<string> others)
    {
        if (!HasReasonableDirectory(path))
            return (null, Texts.ZipBroken);
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var (entries, problem) = Read(zip, tenant, others);
            if (problem is null)
                return (new ZipSource(zip, entries), null);
            zip.Dispose();
            return (null, problem);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException)
        {
            zip?.Dispose();
            return (null, Texts.ZipBroken);
        }
    }

    public async Task<byte[]> ReadAsync(string file, CancellationToken cancel)
    {
        var entry = _entries[file];
        try
        {
            await using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            await stream.ReadExactlyAsync(bytes, cancel);
            return stream.ReadByte() < 0 ? bytes : throw new IOException("A file in the zip is longer than it says.");
        }
        catch (InvalidDataException broken)
        {
            throw new IOException("A file in the zip is broken.", broken);
        }
    }

    public void Dispose() => _zip.Dispose();

    private static (Dictionary<string, ZipArchiveEntry> Entries, string? Problem) Read(ZipArchive zip, string tenant, IReadOnlyCollection<string> others)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        if (zip.Entries.Count > MostFiles)
            return (entries, string.Format(CultureInfo.CurrentCulture, Texts.ZipTooMany, MostFiles));
        var files = zip.Entries.Where(e => !e.FullName.EndsWith('/') && !ArchiveNames.IsLitter(e.FullName)).ToList();
        if (zip.Entries.Any(e => !ArchiveNames.IsHarmless(e.FullName.EndsWith('/') ? e.FullName[..^1] : e.FullName)))
            return (entries, Texts.ZipHostileName);
        if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
            return (entries, string.Format(CultureInfo.CurrentCulture, Texts.ZipTooLarge, MostUnpacked / 1_000_000));
        if (files.Exists(e => e.IsEncrypted))
            return (entries, Texts.ZipEncrypted);
        var tops = files.Select(e => e.FullName.Split('/')[0]).Distinct().ToList();
        if (tops.Find(top => top != tenant && others.Contains(top)) is { } other)
            return (entries, string.Format(CultureInfo.CurrentCulture, Texts.ZipOtherTenant, other));
        var prefix = tops is [var only] && only == tenant ? tenant + "/" : "";
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in files)
        {
            if (!seen.Add(entry.FullName))
                return (entries, Texts.ZipTwice);
            entries[entry.FullName[prefix.Length..]] = entry;
        }

        return (entries, entries.Count == 0 ? Texts.ZipEmpty : null);
    }

    /// <summary>
    /// Looks at the end record (APPNOTE 4.3.16) before the list of files is read into memory: a small zip can hold a million names.
    /// </summary>
    private static bool HasReasonableDirectory(string path)
    {
        using var file = File.OpenRead(path);
        var tail = new byte[Math.Min(file.Length, 22 + ushort.MaxValue)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < 22)
            return false;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        var end = file.Length - tail.Length + at;
        return start <= end && end - start <= LargestDirectory;
    }
}
