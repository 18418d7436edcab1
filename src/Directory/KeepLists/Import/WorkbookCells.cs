using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>What the cells of a workbook say: shared texts, and which formats are dates.</summary>
internal sealed class WorkbookCells
{
    /// <summary>From here on a number has lost digits: a spreadsheet keeps fifteen.</summary>
    private const double Exact = 1e15;

    private readonly List<string> _texts = [];
    private readonly HashSet<int> _dateStyles = [];

    public WorkbookCells(WorkbookPart book)
    {
        if (book.SharedStringTablePart is { } shared)
        {
            using var reader = OpenXmlReader.Create(shared);
            while (reader.Read())
            {
                if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
                    _texts.Add(TextOf(reader.LoadCurrentElement()!));
            }
        }

        ReadStyles(book.WorkbookStylesPart?.Stylesheet);
    }

    public ImportCell Of(Cell cell)
    {
        var raw = cell.CellValue?.Text ?? "";
        var hasFormula = cell.CellFormula is not null;
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.Error || (hasFormula && raw.Length == 0))
            return new ImportCell("", ImportCellKind.FormulaError);
        var text = type switch
        {
            CellValues.SharedString => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _texts.Count ? _texts[at] : "",
            CellValues.InlineString => cell.InlineString is { } inline ? TextOf(inline) : "",
            _ => raw,
        };
        var kind = hasFormula ? ImportCellKind.Formula : ImportCellKind.Text;
        if (type == CellValues.Date || (type == CellValues.Number && raw.Length > 0 && _dateStyles.Contains((int)(cell.StyleIndex?.Value ?? 0))))
            kind = ImportCellKind.Date;
        else if (type == CellValues.Number && double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            (text, kind) = Math.Abs(number) >= Exact ? (raw, ImportCellKind.Scientific) : (number.ToString("0.####", CultureInfo.InvariantCulture), kind);
        return new ImportCell(WellFormed.Nfc(text).Trim(), kind);
    }

    // Rich text is in pieces; how it is pronounced (rPh) is not part of it.
    private static string TextOf(OpenXmlElement element) =>
        string.Concat(element.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    private void ReadStyles(Stylesheet? styles)
    {
        if (styles?.CellFormats is not { } formats)
            return;
        var own = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null && IsDate(format.FormatCode?.Value ?? "")).Select(format => format.NumberFormatId!.Value).ToHashSet();
        var at = 0;
        foreach (var format in formats.Elements<CellFormat>())
        {
            var id = format.NumberFormatId?.Value ?? 0;
            // Built-in formats of dates and times (ECMA-376 part 1, 18.8.30).
            if (id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) || own.Contains(id))
                _dateStyles.Add(at);
            at++;
        }
    }

    private static bool IsDate(string code)
    {
        var quoted = false;
        var bracketed = false;
        foreach (var c in code)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c is '[' or ']')
                bracketed = c == '[';
            else if (!quoted && !bracketed && c is 'd' or 'D' or 'y' or 'Y' or 'm' or 'M')
                return true;
        }

        return false;
    }
}
