using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>What is wrong with a row of a file.</summary>
public enum ImportFaultKind
{
    /// <summary>A rule of every entry is broken; see <see cref="ImportFault.Rule"/>.</summary>
    Rule,
    UnknownVisibility,
    UnknownTask,
    DateInPhone,
    Scientific,
    FormulaError,
    Merged,
    BadQuote,

    /// <summary>The column names once more.</summary>
    HeaderAgain,

    /// <summary>More cells than columns.</summary>
    TooManyCells,

    /// <summary>The same person with the same task stands above; <see cref="ImportFault.Other"/> says where.</summary>
    Twice,
}

/// <summary>One thing that is wrong, with its place as the file counts.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Field">The column; null for the row as a whole.</param>
/// <param name="Kind">What it is.</param>
public sealed record ImportFault(int Row, ListField? Field, ImportFaultKind Kind)
{
    public ListFaultKind? Rule { get; init; }

    public int? Other { get; init; }
}

/// <summary>A row that is sound.</summary>
public sealed record ImportLine(int Row, ListEntry Entry)
{
    /// <summary>What the row says nothing of: its column is not in the file, or a level is not given. An entry on the list keeps what it has there.</summary>
    public IReadOnlyList<ListField> Silent { get; init; } = [];
}

/// <summary>A file as entries. A row is in <paramref name="Lines"/> or has a fault, never both: nothing of a row with a fault is kept.</summary>
public sealed record ImportReading(IReadOnlyList<ImportLine> Lines, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>How many rows have a fault.</summary>
    public int BadRows => Faults.Select(fault => fault.Row).Distinct().Count();

    /// <summary>Reads a table, or says why it is no contact list.</summary>
    /// <param name="table">The file as rows and cells.</param>
    /// <param name="newKey">A key for each entry.</param>
    public static ImportResult<ImportReading> Of(ImportTable table, Func<Guid> newKey)
    {
        var found = ImportHeading.Find(table);
        if (found.Value is not { } columns)
            return found.As<ImportReading>();
        if (table.Rows.Count - columns.At - 1 > ImportLimits.Rows)
            return ImportRefusal.TooManyRows;
        var faults = new List<ImportFault>();
        var lines = new List<ImportLine>();
        var notes = table.Notes.Concat(NotesOf(table, columns)).ToList();
        foreach (var row in table.Rows.Skip(columns.At + 1))
        {
            var before = faults.Count;
            var line = new ImportRowReader(row, columns.Fields, faults, notes).Read(newKey);
            if (faults.Count == before && lines.Find(above => IsSame(above.Entry, line.Entry)) is { } twin)
                faults.Add(new ImportFault(row.Number, null, ImportFaultKind.Twice) { Other = twin.Row });
            if (faults.Count == before)
                lines.Add(line);
        }

        return new ImportReading(lines, faults, notes);
    }

    private static bool IsSame(ListEntry one, ListEntry other) =>
        string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.What, other.What, StringComparison.OrdinalIgnoreCase) && one.Task == other.Task;

    private static IEnumerable<ImportNote> NotesOf(ImportTable table, ImportHeading.Columns columns)
    {
        foreach (var title in table.Rows.Take(columns.At))
            yield return new ImportNote(ImportNoteKind.TitleRow, title.Number, "");
        var heading = table.Rows[columns.At];
        for (var at = 0; at < heading.Cells.Count; at++)
        {
            var text = heading.Cells[at].Text;
            if (columns.Fields[at] is null && text.Length > 0)
                yield return new ImportNote(ImportNoteKind.UnknownColumn, heading.Number, PatientDataGuard.Finds(text) ? "" : text.Length > 40 ? text[..40] + "…" : text);
        }
    }
}
