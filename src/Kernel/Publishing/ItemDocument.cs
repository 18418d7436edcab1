using System.Globalization;
using KunnskapsPortal.Kernel.Text;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Values of fields that have been checked against their declaration. Absent fields read as empty or null.</summary>
public class FieldValues(IReadOnlyDictionary<string, object> values)
{
    /// <summary>To the minute: <c>2027-03-11T09:00</c>.</summary>
    internal static readonly LocalDateTimePattern DateTimePattern =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public string Text(string name) => values.GetValueOrDefault(name) as string ?? "";

    public string? TextOrNull(string name) => values.GetValueOrDefault(name) as string;

    public int? Number(string name) => TextOrNull(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public LocalDate? Date(string name) => TextOrNull(name) is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    public LocalDateTime? DateTime(string name) => TextOrNull(name) is { } text ? DateTimePattern.Parse(text).Value : null;

    public IReadOnlyList<string> List(string name) => values.GetValueOrDefault(name) as IReadOnlyList<string> ?? [];

    public IReadOnlyList<FieldValues> Records(string name) => values.GetValueOrDefault(name) as IReadOnlyList<FieldValues> ?? [];

    /// <summary>The key of a record or item.</summary>
    public string Key => Text("key");

    internal bool Has(string name) => values.ContainsKey(name);
}

/// <summary>One version of one item in one written form: checked fields and a Markdown body with heading ids.</summary>
public sealed class ItemDocument(ContentKind kind, IReadOnlyDictionary<string, object> values, string body) : FieldValues(values)
{
    public ContentKind Kind { get; } = kind;

    public string Title => Text("title");

    public string Summary => Text("summary");

    public string Visibility => Text("visibility");

    public IReadOnlyList<string> Audience => List("audience");

    /// <summary>Items and files (<c>kind:key</c>) that the fields and the body point to, each once.</summary>
    public IReadOnlyList<string> References() =>
    [
        .. MarkdownText.References(Body)
            .Concat(Kind.Fields.SelectMany(field => ReferencesIn(this, field)))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>
    /// What the text says in the fields of its kind, in their order. What stands there to be wrong is left out: what many believe, and the words of
    /// a wrong answer, not its explanation.
    /// </summary>
    public IEnumerable<string> OwnTexts() => Kind.OwnFields.Where(field => field.Name != "belief").SelectMany(field => TextsIn(this, field)).Where(text => text.Length > 0);

    private static IEnumerable<string> TextsIn(FieldValues values, Field field) => field.Type switch
    {
        FieldType.Text => [values.Text(field.Name)],
        FieldType.TextList => values.List(field.Name),
        FieldType.Records => values.Records(field.Name).SelectMany(record => field.RecordFields!
            .Where(part => part.Name != "text" || record.TextOrNull("verdict") != "wrong").SelectMany(part => TextsIn(record, part))),
        _ => [],
    };

    private static IEnumerable<string> ReferencesIn(FieldValues values, Field field) => field.Type switch
    {
        FieldType.Reference when values.TextOrNull(field.Name) is { } one => [one],
        FieldType.ReferenceList => values.List(field.Name),
        FieldType.Records => values.Records(field.Name).SelectMany(record => field.RecordFields!.SelectMany(part => ReferencesIn(record, part))),
        _ => [],
    };

    /// <summary>Markdown, every heading with an explicit id.</summary>
    public string Body { get; } = body;
}
