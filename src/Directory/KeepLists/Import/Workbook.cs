using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>An XLSX workbook: the first sheet that is neither hidden nor empty. Values as stored; nothing is calculated or followed.</summary>
internal static class Workbook
{
    public static ImportResult<ImportTable> Read(byte[] bytes, CancellationToken cancel)
    {
        if (WorkbookGuard.Check(bytes, cancel) is { } refusal)
            return refusal;
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            return document.WorkbookPart is { } book ? Read(book, cancel) : ImportRefusal.NotWorkbook;
        }
        catch (Exception problem) when (problem is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException
            or ArgumentException or FormatException or InvalidOperationException or IOException)
        {
            // The library throws what it happens to stumble on; to the person it is one thing, a damaged workbook.
            return ImportRefusal.BrokenWorkbook;
        }
    }

    private static ImportResult<ImportTable> Read(WorkbookPart book, CancellationToken cancel)
    {
        foreach (var loaded in new OpenXmlPart?[] { book, book.SharedStringTablePart, book.WorkbookStylesPart }.OfType<OpenXmlPart>())
        {
            if (Counted(loaded, cancel) is { } refusal)
                return refusal;
        }

        var cells = new WorkbookCells(book);
        var notes = new List<ImportNote>();
        ImportTable? table = null;
        foreach (var sheet in book.Workbook.Descendants<Sheet>())
        {
            var name = sheet.Name?.Value ?? "";
            if (sheet.State?.Value is SheetStateValues.Hidden or SheetStateValues.VeryHidden)
            {
                notes.Add(new ImportNote(ImportNoteKind.HiddenSheet, null, Shown(name)));
            }
            else if (table is not null)
            {
                notes.Add(new ImportNote(ImportNoteKind.OtherSheet, null, Shown(name)));
            }
            else if (sheet.Id?.Value is { } id && book.TryGetPartById(id, out var part) && part is WorksheetPart worksheet)
            {
                if (Counted(worksheet, cancel) is { } refusal)
                    return refusal;
                var read = WorkbookSheet.Read(worksheet, cells, cancel);
                if (read.Value is null)
                    return read;
                table = read.Value.Rows.Count > 0 ? read.Value : null;
            }
        }

        return table is null ? ImportRefusal.NoSheet : table with { Notes = notes };
    }

    private static ImportRefusal? Counted(OpenXmlPart part, CancellationToken cancel)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return WorkbookCount.Check(stream, cancel);
    }

    private static string Shown(string name) => Kernel.Text.PatientDataGuard.Finds(name) ? "" : name.Length > 40 ? name[..40] + "…" : name;
}
