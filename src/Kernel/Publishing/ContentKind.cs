using System.Globalization;
using System.Resources;
using KunnskapsPortal.Kernel.Resources;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// A kind of content, declared by a module: its fields in canonical order, where it is read, and what searching is given.
/// </summary>
/// <param name="Name">Stored name and folder under <c>content/{tenant}/</c>; never renamed without a migration.</param>
/// <param name="UrlName">The word for the kind in addresses and filters: <c>tiltak</c>.</param>
/// <param name="Label">The kind's name in the reader's written form.</param>
/// <param name="Address">The address of an item below the tenant: <c>/tiltak/gradert-sykmelding</c>.</param>
/// <param name="OwnFields">The fields of this kind, between the common ones.</param>
/// <param name="Words">Where the module keeps the words for its fields and choices, for the editors' forms.</param>
public sealed record ContentKind(
    string Name,
    string UrlName,
    Func<string> Label,
    Func<string, string> Address,
    IReadOnlyList<Field> OwnFields,
    ResourceManager? Words = null)
{
    /// <summary>Every field in canonical order.</summary>
    public IReadOnlyList<Field> Fields { get; private init; } = [.. CommonFields.Before, .. OwnFields, .. CommonFields.After];

    /// <summary>A kind that says little by itself (a supplement, a menu): summary and sources may be left out.</summary>
    public bool IsLight
    {
        get;
        init
        {
            field = value;
            Fields = [.. Fields.Select(f => value && f.Name is ("summary" or "sources") ? f with { Required = false } : f)];
        }
    }

    /// <summary>There is one of it in a tenant, with this key; it has no page of its own.</summary>
    public string? OnlyKey { get; init; }

    /// <summary>A text that the portal uses (the words of a mail): no reader finds it, and its address is a page of the desk.</summary>
    public bool IsForDesk { get; init; }

    /// <summary>
    /// What an editor is told about a text of this kind beyond its fields; a text with such remarks can be published, but
    /// <c>./portal check</c> reports them. Null for nothing. See <see cref="ContentQuality"/> for what is asked of every kind.
    /// </summary>
    public Func<ItemDocument, IReadOnlyList<Remark>>? Remarks { get; init; }

    /// <summary>Ids of the headings that every text of this kind has, as a meeting kit has its opening talk. Empty for most.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The heaviest text of this kind, by LIX (see <see cref="Text.PlainLanguage"/>).</summary>
    public int MaxLix { get; init; } = 45;

    /// <summary>The item is read for its own sake: it stands in lists of what is new, and is to be in both written forms.</summary>
    public bool IsRead => OnlyKey is null && Name is not (Supplements.Kind or Sources.Kind) && !IsForDesk;

    /// <summary>The item has a page of its own with a body, on which regions may hang supplements.</summary>
    public bool TakesSupplements => IsRead && !Address("x").Contains('#', StringComparison.Ordinal);

    /// <summary>Both written forms must be published (språklova § 14 for forms and self-service; here what every reader leans on).</summary>
    public bool NeedsTwin => IsRead || IsForDesk;

    /// <summary>A rule or an amount that holds from one date to another: its wordings stand in <c>periods</c>.</summary>
    public bool IsDated => OwnFields.Any(own => own is { Name: "periods", Type: FieldType.Records });

    public Field? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>What a field is called: <c>Field_title</c>; of a record <c>Field_sources_title</c>. The name itself where nobody has said.</summary>
    public string FieldLabel(string path) => Word($"Field_{path}") ?? path;

    /// <summary>A sentence that helps to fill in the field, or null.</summary>
    public string? FieldHelp(string path) => Word($"Help_{path}");

    /// <summary>What a value of a choice is called: <c>Choice_visibility_public</c>; in a record also by the field's name alone.</summary>
    public string ChoiceLabel(string path, string value) => Word($"Choice_{path}_{value}") ?? Word($"Choice_{path[(path.LastIndexOf('.') + 1)..]}_{value}") ?? value;

    private string? Word(string name)
    {
        var key = name.Replace('.', '_').Replace('-', '_');
        return Words?.GetString(key, CultureInfo.CurrentUICulture) ?? Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
    }
}

/// <summary>Something that an editor is told about a text.</summary>
/// <param name="Path">The field, or <c>body</c>.</param>
/// <param name="Message">A sentence in the reader's written form that says what to mend.</param>
public sealed record Remark(string Path, string Message);

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
    /// <summary>The largest number of a field, so that numbers can be added without a thought.</summary>
    public const int MaxNumber = 100_000;

    /// <summary>An item without it is not imported either, unless this other field stands beside it.</summary>
    public string? RequiredUnless { get; init; }

    public static Field Text(string name, bool required = false) => new(name, FieldType.Text, required);

    public static Field Url(string name) => new(name, FieldType.Url);

    public static Field Key(string name, bool required = false) => new(name, FieldType.Key, required);

    public static Field Number(string name, bool required = false) => new(name, FieldType.Number, required);

    public static Field Date(string name, bool required = false) => new(name, FieldType.Date, required);

    public static Field DateTime(string name, bool required = false) => new(name, FieldType.DateTime, required);

    public static Field Choice(string name, IReadOnlyList<string> choices, bool required = false) =>
        new(name, FieldType.Choice, required, choices);

    public static Field ChoiceList(string name, IReadOnlyList<string> choices, bool required = false) =>
        new(name, FieldType.ChoiceList, required, choices);

    public static Field TextList(string name, bool required = false) => new(name, FieldType.TextList, required);

    public static Field Reference(string name, bool required = false) => new(name, FieldType.Reference, required);

    public static Field References(string name, bool required = false) => new(name, FieldType.ReferenceList, required);

    public static Field Records(string name, bool required, params Field[] fields) =>
        new(name, FieldType.Records, required, null, [new Field("key", FieldType.Key, true), .. fields]);
}

/// <summary>What the values of a field are, and so how they are checked.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>An address on the web: <c>https://…</c> or <c>http://…</c>, and no other scheme.</summary>
    Url,

    /// <summary>A stable name: <c>a-z0-9-</c>.</summary>
    Key,

    /// <summary>A whole number from 0 to <see cref="Field.MaxNumber"/>.</summary>
    Number,

    /// <summary><c>2027-03-11</c>.</summary>
    Date,

    /// <summary><c>2027-03-11T09:00</c>, Europe/Oslo.</summary>
    DateTime,

    Choice,
    TextList,
    ChoiceList,

    /// <summary><c>kind:key</c>.</summary>
    Reference,

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
            Field.Reference("source"), Field.Text("title") with { RequiredUnless = "source" }, Field.Text("place"), Field.Url("url"), Field.Text("date"),
            Field.Choice("status", SourceStatus.All)),
    ];

    /// <summary>The fields of a dated rule; a fee has the same with an amount.</summary>
    public static readonly IReadOnlyList<Field> RulePeriod =
    [
        Field.Date("from"), Field.Date("to"), Field.Text("text", true), Field.Text("law"), Field.Url("url"),
        Field.Choice("status", SourceStatus.All, true), Field.Date("checked"), Field.Text("note"),
    ];

    public static readonly IReadOnlyList<Field> FeePeriod =
    [
        Field.Date("from"), Field.Date("to"), Field.Text("amount"), Field.Choice("status", SourceStatus.All, true),
        Field.Date("checked"), Field.Text("source"), Field.Url("url"), Field.Text("note"),
    ];
}
