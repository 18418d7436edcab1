using System.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>
/// Text with separated cells (RFC 4180, read leniently): semicolon, comma or tab, found from the first line unless Excel's
/// <c>sep=</c> line says it; quoted cells may hold separators, line breaks and doubled quotes. Reading stops at the first row too many.
/// </summary>
public static class ImportDelimited
{
    private static readonly char[] Separators = [';', '\t', ','];

    public static ImportResult<ImportTable> Read(string text)
    {
        var (at, line, separator) = Start(text);
        var rows = new List<ImportRow>();
        while (at < text.Length)
        {
            var begins = line;
            var cells = new List<ImportCell>();
            while (ReadCell(text, separator, ref at, ref line, cells))
            {
            }

            if (at < 0)
                return new ImportResult<ImportTable>(null, ImportRefusal.UnclosedQuote, begins);
            if (cells.Count > ImportLimits.Columns)
                return ImportRefusal.TooManyColumns;
            if (cells.Exists(cell => cell.Text.Length > 0))
                rows.Add(new ImportRow(begins, cells));
            // A few rows stand above the first entry.
            if (rows.Count > ImportLimits.Rows + ImportHeading.LookAt)
                return ImportRefusal.TooManyRows;
        }

        return rows.Count == 0 ? ImportRefusal.Empty : new ImportTable(rows, []);
    }

    private static (int At, int Line, char Separator) Start(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return (end < 0 ? text.Length : end + 1, 2, text[4]);
        }

        return (0, 1, Separators.MaxBy(separator => (Headings(text, separator), Count(text, separator))));
    }

    // How many column names the separator parts, in the line with the most of them.
    private static int Headings(string text, char separator) =>
        text.Split('\n', ImportHeading.LookAt + 1).Take(ImportHeading.LookAt).Max(line => line.Split(separator).Count(cell => ImportHeading.FieldOf(cell) is not null));

    // How often the separator stands outside quotes in the first few lines that hold something.
    private static int Count(string text, char separator)
    {
        var (found, quoted, lines) = (0, false, 0);
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted)
                found++;
            else if (c == '\n' && !quoted && ++lines == ImportHeading.LookAt)
                break;
        }

        return found;
    }

    // True where another cell of the same row follows. A quote that is never closed leaves at below nought.
    private static bool ReadCell(string text, char separator, ref int at, ref int line, List<ImportCell> cells)
    {
        var cell = new StringBuilder();
        var kind = ImportCellKind.Text;
        while (at < text.Length && text[at] == ' ')
            at++;
        if (at < text.Length && text[at] == '"')
        {
            at++;
            while (true)
            {
                if (at >= text.Length)
                {
                    at = -1;
                    return false;
                }

                var c = text[at++];
                if (c == '\n')
                    line++;
                if (c != '"')
                    cell.Append(c);
                else if (at < text.Length && text[at] == '"')
                    cell.Append(text[at++]);
                else
                    break;
            }
        }

        var quoted = cell.Length;
        while (at < text.Length && text[at] != separator && text[at] is not ('\n' or '\r'))
            cell.Append(text[at++]);
        if (quoted > 0 && cell.ToString(quoted, cell.Length - quoted).Trim().Length > 0)
            kind = ImportCellKind.BadQuote;
        var value = cell.ToString().Trim();
        cells.Add(new ImportCell(value, kind == ImportCellKind.Text && IsScientific(value) ? ImportCellKind.Scientific : kind));
        if (at >= text.Length)
            return false;
        if (text[at] == separator)
        {
            at++;
            return true;
        }

        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
        return false;
    }

    // 4,7E+09: what a spreadsheet makes of a long number.
    private static bool IsScientific(string text)
    {
        var e = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return e > 0 && e + 2 < text.Length && text[..e].All(c => char.IsAsciiDigit(c) || c is ',' or '.') && text[(e + 2)..].All(char.IsAsciiDigit);
    }
}
