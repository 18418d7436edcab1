using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>Reads one row of a file and adds what is wrong with it.</summary>
internal sealed class ImportRowReader(ImportRow row, IReadOnlyList<ListField?> fields, List<ImportFault> faults, List<ImportNote> notes)
{
    private readonly Dictionary<ListField, ImportCell> _cells = [];

    public ImportLine Read(Func<Guid> newKey)
    {
        var before = faults.Count;
        Place();
        var entry = new ListEntry(newKey(), Text(ListField.Name))
        {
            Title = Text(ListField.Title),
            What = Text(ListField.What),
            Task = Task(),
            Phone = Number(ListField.Phone),
            Direct = Number(ListField.Direct),
            Email = Text(ListField.Email),
            PhoneFor = Visibility(ListField.PhoneFor, FieldVisibility.Public),
            DirectFor = Visibility(ListField.DirectFor, FieldVisibility.OwnGps),
            EmailFor = Visibility(ListField.EmailFor, FieldVisibility.Public),
            Note = Text(ListField.Note),
        };
        // A cell that could not be read is named once: that it is therefore empty says nothing more.
        var named = faults.Skip(before).Select(fault => fault.Field).ToHashSet();
        if (!named.Contains(null))
        {
            faults.AddRange(ListEntryRules.Check(entry)
                .Where(fault => !named.Contains(fault.Field) && !(fault.Kind == ListFaultKind.NoWay && named.Overlaps([ListField.Direct, ListField.Email])))
                .Select(fault => new ImportFault(row.Number, fault.Field, ImportFaultKind.Rule) { Rule = fault.Kind }));
        }

        return new ImportLine(row.Number, entry) { Silent = [.. Enum.GetValues<ListField>().Where(IsSilent)] };
    }

    // An empty cell empties a text. A level is never empty, so an empty cell there says nothing.
    private bool IsSilent(ListField field) =>
        !fields.Contains(field) || (field is ListField.PhoneFor or ListField.DirectFor or ListField.EmailFor && Text(field).Length == 0);

    private void Place()
    {
        if (row.Cells.All(cell => cell.Text.Length == 0 || ImportHeading.FieldOf(cell.Text) is not null) && row.Cells.Count(cell => cell.Text.Length > 0) > 1)
            faults.Add(new ImportFault(row.Number, null, ImportFaultKind.HeaderAgain));
        else if (row.Cells.Skip(fields.Count).Any(cell => cell.Text.Length > 0))
            faults.Add(new ImportFault(row.Number, null, ImportFaultKind.TooManyCells));
        else if (row.Cells.Any(cell => cell.Kind == ImportCellKind.Merged))
            faults.Add(new ImportFault(row.Number, null, ImportFaultKind.Merged));
        for (var at = 0; at < Math.Min(fields.Count, row.Cells.Count); at++)
        {
            if (fields[at] is { } field)
                _cells[field] = Sound(field, row.Cells[at]);
        }
    }

    private ImportCell Sound(ListField field, ImportCell cell)
    {
        var isNumber = field is ListField.Phone or ListField.Direct;
        var kind = cell.Kind switch
        {
            ImportCellKind.FormulaError => ImportFaultKind.FormulaError,
            ImportCellKind.BadQuote => ImportFaultKind.BadQuote,
            ImportCellKind.Date when isNumber => ImportFaultKind.DateInPhone,
            ImportCellKind.Scientific when isNumber => ImportFaultKind.Scientific,
            _ => (ImportFaultKind?)null,
        };
        if (kind is { } wrong)
        {
            faults.Add(new ImportFault(row.Number, field, wrong));
            return new ImportCell("");
        }

        if (cell.Kind == ImportCellKind.Formula)
            notes.Add(new ImportNote(ImportNoteKind.Formula, row.Number, ""));
        else if (!isNumber && ImportExport.LooksLikeFormula(cell.Text))
            notes.Add(new ImportNote(ImportNoteKind.FormulaText, row.Number, ""));
        return cell with { Text = ImportExport.Plain(OneLine(cell.Text)) };
    }

    private string Text(ListField field) => _cells.TryGetValue(field, out var cell) ? cell.Text : "";

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // Spreadsheets put odd blanks between digits.
    private string Number(ListField field) => Text(field).Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private ListTask? Task() => Word(ListField.Task, ListWords.TaskOf, ImportFaultKind.UnknownTask);

    private FieldVisibility Visibility(ListField field, FieldVisibility usual) =>
        Word(field, ListWords.VisibilityOf, ImportFaultKind.UnknownVisibility) ?? usual;

    private T? Word<T>(ListField field, Func<string, T?> read, ImportFaultKind unknown) where T : struct
    {
        var text = Text(field);
        if (text.Length == 0)
            return null;
        var value = read(text);
        if (value is null)
        {
            faults.Add(PatientDataGuard.Finds(text)
                ? new ImportFault(row.Number, field, ImportFaultKind.Rule) { Rule = ListFaultKind.IdentityNumber }
                : new ImportFault(row.Number, field, unknown));
        }

        return value;
    }
}
