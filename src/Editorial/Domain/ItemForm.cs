using System.Text;
using System.Text.Json;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Editorial.Domain;

/// <summary>
/// What stands in the editor's form, right or wrong: names of inputs and what was typed. Fields are <c>f.title</c>, fields of
/// records <c>f.sources.0.title</c>; the body is <c>body</c>. Keeps everything; <see cref="ToText"/> gives a text for
/// <see cref="ContentParser"/>, the only reader, which judges it.
/// </summary>
public sealed class ItemForm
{
    public const string BodyName = "body";
    private const string Prefix = "f.";
    private readonly Dictionary<string, string[]> _values;

    private ItemForm(Dictionary<string, string[]> values) => _values = values;

    public string Body => Value(BodyName);

    /// <summary>The inputs of a posted form that belong to the text; the rest is left out.</summary>
    public static ItemForm From(IEnumerable<KeyValuePair<string, string[]>> posted) =>
        new(posted.Where(p => p.Key == BodyName || p.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));

    /// <summary>The form as it shows a stored version.</summary>
    public static ItemForm Of(ItemDocument document)
    {
        var values = new Dictionary<string, string[]>(StringComparer.Ordinal) { [BodyName] = [document.Body] };
        Fill(values, document, document.Kind.Fields, Prefix);
        return new ItemForm(values);
    }

    /// <summary>Reads what <see cref="Json"/> gave.</summary>
    public static ItemForm Parse(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? []);

    public string Json() => JsonSerializer.Serialize(_values);

    /// <summary>The value of an input, by its whole name; empty where there is none.</summary>
    public string Value(string name) => _values.GetValueOrDefault(name) is [var first, ..] ? first : "";

    /// <summary>Everything of that name: the ticked boxes of a list of choices.</summary>
    public IReadOnlyList<string> Values(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>How many records of a list stand in the form, empty ones too.</summary>
    public int Rows(string list) =>
        _values.Keys.Select(name => RowOf(name, list)).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>True where an identity number stands in any field.</summary>
    public string? FieldWithIdentityNumber() =>
        _values.FirstOrDefault(value => value.Value.Any(PatientDataGuard.Finds)).Key;

    /// <summary>The form with one record more in the list, fewer, or with two changed about.</summary>
    /// <param name="action"><c>legg-til:sources</c>, <c>fjern:sources:1</c>, <c>opp:sources:1</c>, <c>ned:sources:0</c>.</param>
    public ItemForm WithRows(string action, ContentKind kind)
    {
        var parts = action.Split(':');
        if (parts.Length < 2 || kind.FieldNamed(parts[1]) is not { Type: FieldType.Records } list)
            return this;
        var rows = Enumerable.Range(0, Rows(list.Name)).ToList();
        var at = parts.Length > 2 && int.TryParse(parts[2], out var given) && given >= 0 && given < rows.Count ? given : -1;
        switch (parts[0])
        {
            case "legg-til":
                rows.Add(-1);
                break;
            case "fjern" when at >= 0:
                rows.RemoveAt(at);
                break;
            case "opp" when at > 0:
                (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
                break;
            case "ned" when at >= 0 && at < rows.Count - 1:
                (rows[at + 1], rows[at]) = (rows[at], rows[at + 1]);
                break;
        }

        return Rearranged(list, rows);
    }

    /// <summary>The form without empty records, and with a key for every record that lacks one.</summary>
    public ItemForm Tidy(ContentKind kind)
    {
        var form = this;
        foreach (var list in kind.Fields.Where(field => field.Type == FieldType.Records))
        {
            var kept = Enumerable.Range(0, form.Rows(list.Name)).Where(row => form.Holds(list, row)).ToList();
            form = form.Rearranged(list, kept);
            var keys = Enumerable.Range(0, kept.Count).Select(row => form.Value($"{Prefix}{list.Name}.{row}.key")).ToList();
            for (var row = 0; row < kept.Count; row++)
            {
                if (keys[row].Trim().Length > 0)
                    continue;
                keys[row] = FreeKey(form, list, row, keys);
                form._values[$"{Prefix}{list.Name}.{row}.key"] = [keys[row]];
            }
        }

        return form;
    }

    /// <summary>A text in the form that <see cref="ContentParser"/> reads. Every value is quoted: nothing typed can be taken for structure.</summary>
    public string ToText(ContentKind kind)
    {
        var text = new StringBuilder("---\n");
        foreach (var field in kind.Fields)
            Write(text, field, Prefix + field.Name, "");
        return text.Append("---\n\n").Append(Body.Replace("\r\n", "\n", StringComparison.Ordinal)).Append('\n').ToString();
    }

    /// <summary>The form with another value in one input.</summary>
    public ItemForm With(string name, params string[] values) => new(new(_values, StringComparer.Ordinal) { [name] = values });

    /// <summary>The form with everything of one field taken from another form.</summary>
    public ItemForm WithFieldOf(ItemForm other, string field)
    {
        var name = field == BodyName ? BodyName : Prefix + field;
        var values = _values.Where(v => !Belongs(v.Key, name)).Concat(other._values.Where(v => Belongs(v.Key, name)));
        return new ItemForm(values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal));
    }

    private static bool Belongs(string input, string name) => input == name || input.StartsWith(name + ".", StringComparison.Ordinal);

    private static void Fill(Dictionary<string, string[]> values, FieldValues document, IReadOnlyList<Field> fields, string prefix)
    {
        foreach (var field in fields)
        {
            if (field.Type == FieldType.Records)
            {
                foreach (var (record, row) in document.Records(field.Name).Select((record, row) => (record, row)))
                    Fill(values, record, field.RecordFields!, $"{prefix}{field.Name}.{row}.");
            }
            else if (field.Type == FieldType.TextList)
            {
                values[prefix + field.Name] = [string.Join('\n', document.List(field.Name))];
            }
            else
            {
                values[prefix + field.Name] = field.Type is FieldType.ChoiceList or FieldType.ReferenceList
                    ? [.. document.List(field.Name)]
                    : [document.Text(field.Name)];
            }
        }
    }

    private static int RowOf(string name, string list)
    {
        var start = $"{Prefix}{list}.";
        if (!name.StartsWith(start, StringComparison.Ordinal))
            return -1;
        var row = name[start.Length..].Split('.')[0];
        return int.TryParse(row, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number < 500 ? number : -1;
    }

    private static string FreeKey(ItemForm form, Field list, int row, List<string> taken)
    {
        var named = list.RecordFields!.Where(f => f.Type == FieldType.Text).Select(f => form.Value($"{Prefix}{list.Name}.{row}.{f.Name}")).FirstOrDefault(v => v.Trim().Length > 0);
        var wanted = Slug.From(named is null ? $"{list.Name}-{row + 1}" : named.Length > 40 ? named[..40] : named);
        var key = wanted;
        for (var n = 2; taken.Contains(key); n++)
            key = $"{wanted}-{n}";
        return key;
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in string.Join(' ', value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '"' or '\\')
                text.Append('\\');
            if (!char.IsControl(c))
                text.Append(c);
        }

        text.Append('"');
    }

    private bool Holds(Field list, int row) => list.RecordFields!.Any(field =>
        field.Name != "key" && Values($"{Prefix}{list.Name}.{row}.{field.Name}").Any(value => value.Trim().Length > 0));

    private ItemForm Rearranged(Field list, List<int> rows)
    {
        var values = _values.Where(v => RowOf(v.Key, list.Name) < 0).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        for (var to = 0; to < rows.Count; to++)
        {
            foreach (var field in list.RecordFields!)
                values[$"{Prefix}{list.Name}.{to}.{field.Name}"] = rows[to] < 0 ? [] : [.. Values($"{Prefix}{list.Name}.{rows[to]}.{field.Name}")];
        }

        return new ItemForm(values);
    }

    private void Write(StringBuilder text, Field field, string name, string indent)
    {
        switch (field.Type)
        {
            case FieldType.Records:
                if (Rows(field.Name) == 0)
                    return;
                text.Append(field.Name).Append(":\n");
                for (var row = 0; row < Rows(field.Name); row++)
                {
                    text.Append("  -\n");
                    foreach (var part in field.RecordFields!)
                        Write(text, part, $"{name}.{row}.{part.Name}", "    ");
                }

                break;
            case FieldType.TextList or FieldType.ChoiceList or FieldType.ReferenceList:
                var listed = Values(name).SelectMany(v => v.Split('\n')).Where(v => v.Trim().Length > 0).ToList();
                if (listed.Count == 0)
                    return;
                text.Append(indent).Append(field.Name).Append(":\n");
                foreach (var value in listed)
                {
                    text.Append(indent).Append("  - ");
                    Quote(text, value);
                    text.Append('\n');
                }

                break;
            default:
                if (Value(name).Trim().Length == 0)
                    return;
                text.Append(indent).Append(field.Name).Append(": ");
                Quote(text, Value(name));
                text.Append('\n');
                break;
        }
    }
}
