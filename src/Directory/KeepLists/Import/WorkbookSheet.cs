using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>One sheet, read as a stream: at the first row too many it stops.</summary>
internal static class WorkbookSheet
{
    public static ImportResult<ImportTable> Read(WorksheetPart sheet, WorkbookCells values, CancellationToken cancel)
    {
        var rows = new List<ImportRow>();
        var merged = new List<Area>();
        using var reader = OpenXmlReader.Create(sheet);
        var at = 0;
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (!reader.IsStartElement)
                continue;
            if (reader.ElementType == typeof(Row))
            {
                var cells = RowOf((Row)reader.LoadCurrentElement()!, values, ref at);
                if (cells.Count > ImportLimits.Columns)
                    return ImportRefusal.TooManyColumns;
                if (cells.Exists(cell => cell.Text.Length > 0 || cell.Kind == ImportCellKind.FormulaError))
                    rows.Add(new ImportRow(at, cells));
                if (rows.Count > ImportLimits.Rows + ImportHeading.LookAt)
                    return ImportRefusal.TooManyRows;
            }
            else if (reader.ElementType == typeof(MergeCell) && ((MergeCell)reader.LoadCurrentElement()!).Reference?.Value is { } area && Area.Parse(area) is { } found)
            {
                merged.Add(found);
            }
        }

        return new ImportTable([.. rows.Select(row => Marked(row, merged))], []);
    }

    private static List<ImportCell> RowOf(Row row, WorkbookCells values, ref int at)
    {
        at = row.RowIndex?.Value is { } number ? (int)number : at + 1;
        var cells = new List<ImportCell>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = Area.ColumnOf(cell.CellReference?.Value) ?? cells.Count + 1;
            var value = values.Of(cell);
            if (value.Text.Length == 0 && value.Kind == ImportCellKind.Text)
                continue;
            // So far out that no list has a column there: said once, without filling the row up to it.
            if (column > ImportLimits.Columns + 1)
                column = ImportLimits.Columns + 1;
            while (cells.Count < column - 1)
                cells.Add(new ImportCell(""));
            if (cells.Count < column)
                cells.Add(value);
            else
                cells[column - 1] = value;
        }

        return cells;
    }

    private static ImportRow Marked(ImportRow row, List<Area> merged)
    {
        if (!merged.Exists(area => area.Top <= row.Number && row.Number <= area.Bottom))
            return row;
        return row with { Cells = [.. row.Cells.Select((cell, i) => merged.Exists(area => area.Holds(row.Number, i + 1)) ? cell with { Kind = ImportCellKind.Merged } : cell), new ImportCell("", ImportCellKind.Merged)] };
    }

    /// <summary>A rectangle of cells, such as A2:B3.</summary>
    private sealed record Area(int Left, int Top, int Right, int Bottom)
    {
        public bool Holds(int row, int column) => Top <= row && row <= Bottom && Left <= column && column <= Right;

        public static Area? Parse(string text)
        {
            var ends = text.Split(':');
            var (first, last) = (ends[0], ends[^1]);
            return ColumnOf(first) is { } left && ColumnOf(last) is { } right && RowOf(first) is { } top && RowOf(last) is { } bottom
                ? new Area(left, top, right, bottom)
                : null;
        }

        public static int? ColumnOf(string? reference)
        {
            var column = 0;
            foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
                column = (column * 26) + letter - 'A' + 1;
            return column == 0 ? null : column;
        }

        private static int? RowOf(string reference) =>
            int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row) ? row : null;
    }
}
