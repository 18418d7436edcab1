using System.Globalization;
using System.Text;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Text;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Reads the fields of one front matter against their declaration, and gathers what must be mended.</summary>
internal sealed class FieldReader(Completeness completeness)
{
    public List<ContentError> Errors { get; } = [];

    /// <param name="node">The fields as they stand.</param>
    /// <param name="fields">The declaration.</param>
    /// <param name="where">Kind or list, for the message about an unknown field.</param>
    /// <param name="path">Before the name of each field: empty, or <c>sources.0.</c>.</param>
    public Dictionary<string, object> Read(YamlMappingNode node, IReadOnlyList<Field> fields, string where, string path)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Children)
        {
            var field = fields.FirstOrDefault(f => f.Name == Raw(name));
            if (field is null)
                Add(name, path + Raw(name), Texts.ErrorUnknownField, Raw(name), where, string.Join(", ", fields.Select(f => f.Name)));
            else if (ReadValue(field, value, path + field.Name) is { } read)
                values[field.Name] = read;
        }

        if (completeness == Completeness.Whole)
        {
            foreach (var missing in fields.Where(f => (f.Required || (f.RequiredUnless is { } other && !values.ContainsKey(other))) && !values.ContainsKey(f.Name)))
            {
                // A value that stands there and is wrong is not missing as well.
                if (!Errors.Exists(error => $"{error.Path}.".StartsWith($"{path}{missing.Name}.", StringComparison.Ordinal)))
                    Add(node, path + missing.Name, Texts.ErrorMissingField, missing.Name);
            }
        }

        return values;
    }

    private object? ReadValue(Field field, YamlNode value, string path) => field.Type switch
    {
        FieldType.Records => ReadRecords(field, value, path),
        FieldType.TextList or FieldType.ChoiceList or FieldType.ReferenceList => ReadList(field, value, path),
        _ => ReadScalar(field, value, path),
    };

    private List<FieldValues>? ReadRecords(Field field, YamlNode value, string path)
    {
        if (value is not YamlSequenceNode records)
        {
            Add(value, path, Texts.ErrorNotAList, field.Name);
            return null;
        }

        var read = new List<FieldValues>();
        foreach (var (record, at) in records.Children.Select((record, at) => (record, at)))
        {
            if (record is YamlMappingNode mapping)
                read.Add(new FieldValues(Read(mapping, field.RecordFields!, field.Name, $"{path}.{at}.")));
            else
                Add(record, path, Texts.ErrorNotARecord, field.Name);
        }

        foreach (var repeated in read.GroupBy(r => r.Key).Where(g => g.Key.Length > 0 && g.Count() > 1))
            Add(value, path, Texts.ErrorRecordKeyRepeated, field.Name, repeated.Key);
        return read.Count == 0 ? null : read;
    }

    private List<string>? ReadList(Field field, YamlNode value, string path)
    {
        if (value is not YamlSequenceNode list)
        {
            Add(value, path, Texts.ErrorNotAList, field.Name);
            return null;
        }

        var texts = list.Children.Select(element => ReadScalar(field, element, path)).OfType<string>().ToList();
        return texts.Count == 0 ? null : texts;
    }

    private string? ReadScalar(Field field, YamlNode value, string path)
    {
        if (value is not YamlScalarNode)
        {
            Add(value, path, Texts.ErrorNotAText, field.Name);
            return null;
        }

        var text = OneLine(Raw(value));
        if (text.Length == 0)
            return null;
        var wrong = field.Type switch
        {
            FieldType.Url => IsUrl(text) ? null : Texts.ErrorUrl,
            FieldType.Key => Slug.IsValid(text) ? null : Texts.ErrorKey,
            FieldType.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Field.MaxNumber ? null : Texts.ErrorNumber,
            FieldType.Date => LocalDatePattern.Iso.Parse(text).Success ? null : Texts.ErrorDate,
            FieldType.DateTime => FieldValues.DateTimePattern.Parse(text).Success ? null : Texts.ErrorDateTime,
            FieldType.Choice or FieldType.ChoiceList => field.Choices!.Contains(text) ? null : Texts.ErrorChoice,
            FieldType.ReferenceList or FieldType.Reference => IsReference(text) ? null : Texts.ErrorReference,
            _ => null,
        };
        if (wrong is null)
            return text;
        Add(value, path, wrong, field.Name, text, string.Join(", ", field.Choices ?? []));
        return null;
    }

    // The front matter begins on line 2 of the file.
    private void Add(YamlNode at, string path, string message, params string[] arguments) =>
        Errors.Add(new ContentError((int)at.Start.Line + 1, string.Format(CultureInfo.CurrentCulture, message, [.. arguments]), path));

    // Only what a browser fetches: "javascript:" and "data:" in a link would run in the reader's page.
    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static bool IsReference(string text) => text.Split(':') is [var kind, var key] && Slug.IsValid(kind) && Slug.IsValid(key);

    private static string Raw(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
}
