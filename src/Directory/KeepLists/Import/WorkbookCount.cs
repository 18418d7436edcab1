using System.Xml;
using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>
/// Counts what a part of a workbook holds, as a stream and before the library builds any of it in memory: a row or a text of millions of
/// parts fits in few bytes. Stops at the first thing too many.
/// </summary>
internal static class WorkbookCount
{
    private const int MostRows = 100_000;
    private const int MostCells = 200;
    private const int MostInRow = 4_000;
    private const int MostTexts = 200_000;
    private const int MostInText = 500;
    private const int MostMerged = 500;
    private const int MostOther = 200_000;

    /// <summary>Null where the part may be read.</summary>
    public static ImportRefusal? Check(Stream part, CancellationToken cancel)
    {
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        int rows = 0, texts = 0, merged = 0, other = 0, cells = 0, inside = 0;
        // The depth of the row or text that the reader is in; what is inside is loaded together.
        int? within = null;
        var isRow = false;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (within is { } depth && reader.Depth > depth)
            {
                cells += isRow && reader.LocalName == "c" ? 1 : 0;
                inside++;
                if (cells > MostCells)
                    return ImportRefusal.TooManyColumns;
                if (inside > (isRow ? MostInRow : MostInText))
                    return ImportRefusal.TooLargeInside;
                continue;
            }

            cancel.ThrowIfCancellationRequested();
            isRow = reader.LocalName == "row";
            within = isRow || reader.LocalName == "si" ? reader.Depth : null;
            (cells, inside) = (0, 0);
            if (isRow && ++rows > MostRows)
                return ImportRefusal.TooManyRows;
            var tooMany = isRow ? false : reader.LocalName switch
            {
                "si" => ++texts > MostTexts,
                "mergeCell" => ++merged > MostMerged,
                _ => ++other > MostOther,
            };
            if (tooMany)
                return ImportRefusal.TooLargeInside;
        }

        return null;
    }
}
