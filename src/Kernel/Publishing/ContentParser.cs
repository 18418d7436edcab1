using System.Globalization;
using System.Text;
using KunnskapsPortal.Kernel.Resources;
using KunnskapsPortal.Kernel.Text;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Something to mend in a content file: the line (from 1) and a sentence that says how.</summary>
public sealed record ContentError(int Line, string Message);

/// <summary>
/// Reads a content file: normalises its form, checks every field against the kind's declaration, and gives either a
/// document or everything that must be mended. Never throws for bad input.
/// </summary>
public static class ContentParser
{
    public static (ItemDocument? Document, IReadOnlyList<ContentError> Errors) Parse(ContentKind kind, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\ufeff').Normalize(NormalizationForm.FormC).Split('\n');
        if (lines[0].TrimEnd() != "---")
            return Fail(1, Texts.ErrorNoFrontMatter);
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
            return Fail(1, Texts.ErrorFrontMatterNotClosed);

        YamlMappingNode root;
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(string.Join('\n', lines[1..end])));
            if (yaml.Documents.Count != 1 || yaml.Documents[0].RootNode is not YamlMappingNode mapping)
                return Fail(2, Texts.ErrorFrontMatterNotFields);
            root = mapping;
        }
        catch (YamlException broken)
        {
            return Fail((int)broken.Start.Line + 1, string.Format(CultureInfo.CurrentCulture, Texts.ErrorYaml, broken.Message));
        }

        var errors = new List<ContentError>();
        var values = ReadFields(root, kind.Fields, kind.Name, errors);
        var body = Body(lines[(end + 1)..]);
        foreach (var id in HeadingIds.Repeated(body))
            errors.Add(new ContentError(end + 1, string.Format(CultureInfo.CurrentCulture, Texts.ErrorHeadingIdRepeated, id)));
        return errors.Count > 0 ? (null, errors) : (new ItemDocument(kind, values, HeadingIds.Ensure(body)), []);

        static (ItemDocument?, IReadOnlyList<ContentError>) Fail(int line, string message) => (null, [new ContentError(line, message)]);
    }

    private static string Body(string[] lines) => string.Join('\n', lines.Select(line => line.TrimEnd())).Trim('\n');

    private static Dictionary<string, object> ReadFields(
        YamlMappingNode node, IReadOnlyList<Field> fields, string where, List<ContentError> errors)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var faulty = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Children)
        {
            var field = fields.FirstOrDefault(f => f.Name == Raw(name));
            if (field is null)
                Add(name, Texts.ErrorUnknownField, Raw(name), where, string.Join(", ", fields.Select(f => f.Name)));
            else if (Read(field, value) is { } read)
                values[field.Name] = read;
        }

        foreach (var missing in fields.Where(f => f.Required && !values.ContainsKey(f.Name) && !faulty.Contains(f.Name)))
            Add(node, Texts.ErrorMissingField, missing.Name);

        return values;

        object? Read(Field field, YamlNode value)
        {
            switch (field.Type)
            {
                case FieldType.Records:
                    if (value is not YamlSequenceNode records)
                        return AddNull(value, Texts.ErrorNotAList, field.Name);
                    var read = new List<FieldValues>();
                    foreach (var record in records.Children)
                    {
                        if (record is YamlMappingNode mapping)
                            read.Add(new FieldValues(ReadFields(mapping, field.RecordFields!, field.Name, errors)));
                        else
                            Add(record, Texts.ErrorNotARecord, field.Name);
                    }

                    foreach (var repeated in read.GroupBy(r => r.Key).Where(g => g.Key.Length > 0 && g.Count() > 1))
                        Add(value, Texts.ErrorRecordKeyRepeated, field.Name, repeated.Key);
                    return read.Count == 0 ? null : read;
                case FieldType.TextList or FieldType.ChoiceList or FieldType.ReferenceList:
                    if (value is not YamlSequenceNode list)
                        return AddNull(value, Texts.ErrorNotAList, field.Name);
                    var texts = new List<string>();
                    foreach (var element in list.Children)
                    {
                        if (ReadScalar(field, element) is { } text)
                            texts.Add(text);
                    }

                    return texts.Count == 0 ? null : texts;
                default:
                    return ReadScalar(field, value);
            }
        }

        string? ReadScalar(Field field, YamlNode value)
        {
            if (value is not YamlScalarNode)
                return AddNull(value, Texts.ErrorNotAText, field.Name);
            var text = OneLine(Raw(value));
            if (text.Length == 0)
                return null;
            var wrong = field.Type switch
            {
                FieldType.Key => Slug.IsValid(text) ? null : Texts.ErrorKey,
                FieldType.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : Texts.ErrorNumber,
                FieldType.Date => LocalDatePattern.Iso.Parse(text).Success ? null : Texts.ErrorDate,
                FieldType.DateTime => FieldValues.DateTimePattern.Parse(text).Success ? null : Texts.ErrorDateTime,
                FieldType.Choice or FieldType.ChoiceList => field.Choices!.Contains(text) ? null : Texts.ErrorChoice,
                FieldType.ReferenceList => IsReference(text) ? null : Texts.ErrorReference,
                _ => null,
            };
            return wrong is null ? text : AddNull(value, wrong, field.Name, text, string.Join(", ", field.Choices ?? []));
        }

        string? AddNull(YamlNode at, string message, params string[] arguments)
        {
            faulty.Add(arguments[0]);
            Add(at, message, arguments);
            return null;
        }

        // The front matter begins on line 2 of the file.
        void Add(YamlNode at, string message, params string[] arguments) =>
            errors.Add(new ContentError((int)at.Start.Line + 1, string.Format(CultureInfo.CurrentCulture, message, [.. arguments])));
    }

    private static bool IsReference(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && parts.All(Slug.IsValid);
    }

    private static string Raw(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
}
