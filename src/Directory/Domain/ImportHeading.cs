namespace KunnskapsPortal.Directory.Domain;

/// <summary>
/// Which column is which, by its heading in bokmål, nynorsk or English. Upper and lower case, spaces and punctuation do not matter.
/// </summary>
public static class ImportHeading
{
    /// <summary>The heading stands in one of the first rows; those above it are a title.</summary>
    public const int LookAt = 5;

    private static readonly Dictionary<string, ListField> Words = Build(
        (ListField.Name, "navn namn name fulltnavn fulltnamn fullname kontakt kontaktperson contact person ansatt tilsett veileder rettleiar"),
        (ListField.Title, "tittel title rolle role stilling position jobtitle funksjon"),
        (ListField.What, "oppgave oppgåve oppgaver oppgåver task tasks ansvar ansvarsområde responsibility gjelder gjeld hvafor kvafor hva kva whatfor arbeidsområde"),
        (ListField.Task, "kategori category type oppgavetype oppgåvetype"),
        (ListField.Phone, "telefon tlf tlfnr telefonnummer phone phonenumber telephone kontortelefon kontornummer sentralbord officephone workphone"),
        (ListField.Direct, "direktenummer direkte direkttelefon direktetelefon direktelinje direct directphone directnumber mobil mobiltelefon mobilnummer mobile mobilephone cellphone"),
        (ListField.Email, "epost epostadresse email emailaddress mail"),
        (ListField.PhoneFor, "telefonvisesfor telefonblirvistfor telefonvisastfor phonevisibility"),
        (ListField.DirectFor, "direktenummervisesfor direktenummerblirvistfor direktenummervisastfor directvisibility"),
        (ListField.EmailFor, "epostvisesfor epostblirvistfor epostvisastfor emailvisibility"),
        (ListField.Note, "merknad merknader kommentar notat note notes comment comments remark"));

    /// <summary>The field a heading stands for; null for any other text.</summary>
    public static ListField? FieldOf(string heading) =>
        Words.TryGetValue(string.Concat(heading.Where(char.IsLetter)).ToLowerInvariant(), out var field) ? field : null;

    /// <summary>Finds the heading, or says why the file cannot be read without one.</summary>
    /// <returns>The place of the heading among the rows, and the field of each of its columns.</returns>
    public static ImportResult<Columns> Find(ImportTable table)
    {
        var best = table.Rows.Take(LookAt)
            .Select((row, at) => new Columns(at, [.. row.Cells.Select(cell => FieldOf(cell.Text))]))
            .MaxBy(columns => columns.Fields.Count(field => field is not null))!;
        var known = best.Fields.OfType<ListField>().ToList();
        if (known.Count == 0 || (known.Count == 1 && table.Rows[best.At].Cells.Count(cell => cell.Text.Length > 0) > 2))
            return ImportRefusal.NoHeader;
        if (known.GroupBy(field => field).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
        {
            var second = best.Fields.Select((field, at) => (field, at)).Last(column => column.field == twice).at;
            return new ImportResult<Columns>(null, ImportRefusal.DuplicateColumn, table.Rows[best.At].Number, table.Rows[best.At].Cells[second].Text);
        }

        return !known.Contains(ListField.Name) ? ImportRefusal.NoNameColumn
            : !known.Exists(field => field is ListField.Phone or ListField.Direct or ListField.Email) ? ImportRefusal.NoNumberColumn
            : best.At == table.Rows.Count - 1 ? ImportRefusal.OnlyHeader
            : best;
    }

    /// <summary>Where the heading stands and what its columns are; null for a column that is not known.</summary>
    public sealed record Columns(int At, IReadOnlyList<ListField?> Fields);

    private static Dictionary<string, ListField> Build(params (ListField Field, string Words)[] fields) =>
        fields.SelectMany(field => field.Words.Split(' ').Select(word => (word, field.Field))).ToDictionary(pair => pair.word, pair => pair.Field);
}
