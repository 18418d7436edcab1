using System.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// The one writer of the canonical form (docs/content-format.md): fields in the kind's order, lists in block style,
/// values bare where that is unambiguous, no empty fields, LF, one final newline. Reading what it wrote and writing
/// it again gives the same bytes.
/// </summary>
public static class CanonicalWriter
{
    private static readonly HashSet<string> Reserved =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    public static string Write(ItemDocument item)
    {
        var text = new StringBuilder("---\n");
        WriteFields(text, item, item.Kind.Fields, "");
        text.Append("---\n");
        if (item.Body.Length > 0)
            text.Append('\n').Append(item.Body).Append('\n');
        return text.ToString();
    }

    private static void WriteFields(StringBuilder text, FieldValues values, IReadOnlyList<Field> fields, string indent)
    {
        var first = true;
        foreach (var field in fields.Where(field => values.Has(field.Name)))
        {
            // The first field of a record stands behind its dash.
            text.Append(first && indent.Length > 0 ? $"{indent[..^2]}- " : indent).Append(field.Name).Append(':');
            first = false;
            switch (field.Type)
            {
                case FieldType.Records:
                    text.Append('\n');
                    foreach (var record in values.Records(field.Name))
                        WriteFields(text, record, field.RecordFields!, indent + "    ");
                    break;
                case FieldType.TextList or FieldType.ChoiceList or FieldType.ReferenceList:
                    text.Append('\n');
                    foreach (var value in values.List(field.Name))
                        text.Append(indent).Append("  - ").Append(Scalar(value)).Append('\n');
                    break;
                default:
                    text.Append(' ').Append(Scalar(values.Text(field.Name))).Append('\n');
                    break;
            }
        }
    }

    private static string Scalar(string value) =>
        IsPlain(value) ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string value) =>
        value.Length > 0
        && (char.IsLetterOrDigit(value[0]) || value[0] is '§' or '«' or '(')
        && value[^1] is not (' ' or ':')
        && !value.Contains(": ", StringComparison.Ordinal)
        && !value.Contains(" #", StringComparison.Ordinal)
        && !Reserved.Contains(value);
}
