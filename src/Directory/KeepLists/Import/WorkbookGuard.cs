using System.IO.Compression;
using System.Text;
using System.Xml;
using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>
/// Looks through a workbook before any library opens it: that it is one, that it does not unpack to more than it may (counted while it
/// unpacks, for a file may lie about its size), and that its XML is well-formed and without a document type.
/// </summary>
internal static class WorkbookGuard
{
    private const int MostParts = 500;
    private const int MostRelations = 10_000;

    /// <summary>Null where the workbook may be opened.</summary>
    public static ImportRefusal? Check(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts || zip.GetEntry("[Content_Types].xml") is null || zip.GetEntry("xl/workbook.xml") is null)
                return ImportRefusal.NotWorkbook;
            long left = ImportLimits.BytesInside;
            foreach (var entry in zip.Entries)
            {
                if (Measure(entry, ref left, cancel) is { } refusal)
                    return refusal;
            }

            return zip.Entries.Where(IsXml).Select(entry => Xml(entry, cancel)).FirstOrDefault(refusal => refusal is not null);
        }
        catch (InvalidDataException)
        {
            return ImportRefusal.BrokenWorkbook;
        }
    }

    private static ImportRefusal? Measure(ZipArchiveEntry entry, ref long left, CancellationToken cancel)
    {
        var buffer = new byte[81_920];
        using var stream = entry.Open();
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            left -= read;
            if (left < 0)
                return ImportRefusal.TooLargeInside;
        }

        return null;
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static ImportRefusal? Xml(ZipArchiveEntry entry, CancellationToken cancel)
    {
        try
        {
            using var stream = entry.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            // Relations and types of content are all read when the workbook is opened.
            var most = entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName == "[Content_Types].xml" ? MostRelations : int.MaxValue;
            var elements = 0;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                cancel.ThrowIfCancellationRequested();
                if (++elements > most)
                    return ImportRefusal.TooLargeInside;
            }

            return null;
        }
        catch (XmlException)
        {
            return Begins(entry).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? ImportRefusal.UnsafeXml : ImportRefusal.BrokenWorkbook;
        }
    }

    private static string Begins(ZipArchiveEntry entry)
    {
        var buffer = new byte[4096];
        using var stream = entry.Open();
        // NUL bytes go, so that UTF-16 too can be looked through.
        return Encoding.Latin1.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)).Replace("\0", "", StringComparison.Ordinal);
    }
}
