namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// A kind of content, declared by a module: its fields in canonical order, where it is read, and what searching is given.
/// </summary>
/// <param name="Name">Stored name and folder under <c>content/{tenant}/</c>; never renamed without a migration.</param>
/// <param name="UrlName">The word for the kind in addresses and filters: <c>tiltak</c>.</param>
/// <param name="Label">The kind's name in the reader's written form.</param>
/// <param name="Address">The address of an item below the tenant: <c>/tiltak/gradert-sykmelding</c>.</param>
/// <param name="OwnFields">The fields of this kind, between the common ones.</param>
public sealed record ContentKind(
    string Name,
    string UrlName,
    Func<string> Label,
    Func<string, string> Address,
    IReadOnlyList<Field> OwnFields)
{
    /// <summary>Every field in canonical order.</summary>
    public IReadOnlyList<Field> Fields { get; } = [.. CommonFields.Before, .. OwnFields, .. CommonFields.After];

    public Field? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A field of a kind or of a record.</summary>
/// <param name="Name">As in the front matter.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Required">An item without it is not imported.</param>
/// <param name="Choices">The allowed values of a choice.</param>
/// <param name="RecordFields">The fields of each record in a list of records; the first is always <c>key</c>.</param>
public sealed record Field(
    string Name,
    FieldType Type,
    bool Required = false,
    IReadOnlyList<string>? Choices = null,
    IReadOnlyList<Field>? RecordFields = null)
{
    public static Field Text(string name, bool required = false) => new(name, FieldType.Text, required);

    public static Field Number(string name, bool required = false) => new(name, FieldType.Number, required);

    public static Field Date(string name, bool required = false) => new(name, FieldType.Date, required);

    public static Field DateTime(string name, bool required = false) => new(name, FieldType.DateTime, required);

    public static Field Choice(string name, IReadOnlyList<string> choices, bool required = false) =>
        new(name, FieldType.Choice, required, choices);

    public static Field ChoiceList(string name, IReadOnlyList<string> choices, bool required = false) =>
        new(name, FieldType.ChoiceList, required, choices);

    public static Field TextList(string name, bool required = false) => new(name, FieldType.TextList, required);

    public static Field References(string name) => new(name, FieldType.ReferenceList);

    public static Field Records(string name, bool required, params Field[] fields) =>
        new(name, FieldType.Records, required, null, [new Field("key", FieldType.Key, true), .. fields]);
}

/// <summary>What the values of a field are, and so how they are checked.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>A stable name: <c>a-z0-9-</c>.</summary>
    Key,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary><c>2027-03-11</c>.</summary>
    Date,

    /// <summary><c>2027-03-11T09:00</c>, Europe/Oslo.</summary>
    DateTime,

    Choice,
    TextList,
    ChoiceList,

    /// <summary>A list of <c>kind:key</c>.</summary>
    ReferenceList,

    Records,
}

/// <summary>The fields that every kind has.</summary>
public static class CommonFields
{
    internal static readonly IReadOnlyList<Field> Before =
    [
        new("key", FieldType.Key, true),
        Field.Text("title", true),
        Field.Text("summary", true),
        Field.Text("owner", true),
        Field.ChoiceList("audience", Audiences.All, true),
        Field.Choice("visibility", Visibilities.All, true),
        Field.Date("checked", true),
        Field.Date("due", true),
    ];

    internal static readonly IReadOnlyList<Field> After =
    [
        Field.TextList("synonyms"),
        Field.References("related"),
        Field.Records("sources", true,
            Field.Text("title", true), Field.Text("place"), Field.Text("url"), Field.Text("date"),
            Field.Choice("status", SourceStatus.All)),
    ];

    /// <summary>The fields of a dated rule; a fee has the same with an amount.</summary>
    public static readonly IReadOnlyList<Field> RulePeriod =
    [
        Field.Date("from"), Field.Date("to"), Field.Text("text", true), Field.Text("law"), Field.Text("url"),
        Field.Choice("status", SourceStatus.All, true), Field.Date("checked"), Field.Text("note"),
    ];

    public static readonly IReadOnlyList<Field> FeePeriod =
    [
        Field.Date("from"), Field.Date("to"), Field.Text("amount"), Field.Choice("status", SourceStatus.All, true),
        Field.Date("checked"), Field.Text("source"), Field.Text("url"), Field.Text("note"),
    ];
}
