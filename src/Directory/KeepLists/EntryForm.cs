using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>The form of one entry: what is typed, and what is wrong with it.</summary>
public sealed class EntryForm
{
    private static readonly Dictionary<ListField, string> Names = new()
    {
        [ListField.Name] = "navn",
        [ListField.Title] = "tittel",
        [ListField.What] = "oppgave",
        [ListField.Task] = "kategori",
        [ListField.Phone] = "telefon",
        [ListField.Direct] = "direkte",
        [ListField.Email] = "epost",
        [ListField.PhoneFor] = "telefonfor",
        [ListField.DirectFor] = "direktefor",
        [ListField.EmailFor] = "epostfor",
        [ListField.Note] = "merknad",
    };

    private readonly Dictionary<ListField, string> _values = [];

    /// <summary>The entry that is changed; null for a new one.</summary>
    public Guid? Key { get; private init; }

    public IReadOnlyDictionary<ListField, string> Errors { get; private set; } = new Dictionary<ListField, string>();

    /// <summary>The entry as typed. Its key is the given one for a new entry.</summary>
    public ListEntry Entry { get; private init; } = new(Guid.Empty, "");

    public static EntryForm Empty { get; } = Of(new ListEntry(Guid.Empty, ""), null);

    /// <summary>An entry to change.</summary>
    public static EntryForm Of(ListEntry entry, Guid? key)
    {
        var form = new EntryForm { Key = key, Entry = entry };
        foreach (var (field, text) in ListEntryRules.Texts(entry))
            form._values[field] = text;
        form._values[ListField.Task] = entry.Task?.ToString() ?? "";
        form._values[ListField.PhoneFor] = entry.PhoneFor.Word();
        form._values[ListField.DirectFor] = entry.DirectFor.Word();
        form._values[ListField.EmailFor] = entry.EmailFor.Word();
        return form;
    }

    /// <summary>What was typed, judged. A text that the guard stopped is not shown again.</summary>
    public static EntryForm Read(IFormCollection typed, Guid newKey)
    {
        string Text(ListField field) => typed[NameOf(field)].ToString().Trim();
        FieldVisibility Level(ListField field, FieldVisibility usual) => FieldVisibilities.TryParse(Text(field)) ?? usual;
        Guid? key = Guid.TryParse(typed["nokkel"], out var known) ? known : null;
        var entry = new ListEntry(key ?? newKey, Text(ListField.Name))
        {
            Title = Text(ListField.Title),
            What = Text(ListField.What),
            Task = Enum.TryParse<ListTask>(Text(ListField.Task), out var task) && Enum.IsDefined(task) ? task : null,
            Phone = Text(ListField.Phone),
            Direct = Text(ListField.Direct),
            Email = Text(ListField.Email),
            PhoneFor = Level(ListField.PhoneFor, FieldVisibility.Public),
            DirectFor = Level(ListField.DirectFor, FieldVisibility.OwnGps),
            EmailFor = Level(ListField.EmailFor, FieldVisibility.Public),
            Note = Text(ListField.Note),
        };
        var form = Of(entry, key);
        form.Errors = ListEntryRules.Check(entry).ToDictionary(fault => fault.Field, fault => ListText.Of(fault.Field, fault.Kind));
        foreach (var (field, text) in ListEntryRules.Texts(entry))
        {
            if (PatientDataGuard.Finds(text))
                form._values[field] = "";
        }

        return form;
    }

    public static string NameOf(ListField field) => Names[field];

    public string ValueOf(ListField field) => _values.GetValueOrDefault(field, "");

    public string? ErrorOf(ListField field) => Errors.GetValueOrDefault(field);
}

/// <summary>One field of the form, for its partial.</summary>
public sealed record EntryField(EntryForm Form, ListField Field, string? Help = null, string Type = "text")
{
    public string Name => EntryForm.NameOf(Field);

    public string Label => ListText.Of(Field);

    public string? Error => Form.ErrorOf(Field);

    public string? DescribedBy => string.Join(' ', new[] { Help is null ? "" : $"{Name}-hjelp", Error is null ? "" : $"{Name}-feil" }.Where(id => id.Length > 0)) is { Length: > 0 } ids ? ids : null;

    /// <summary>The choices of a field that is chosen; empty for one that is typed.</summary>
    public IReadOnlyList<(string Value, string Label)> Options => Field switch
    {
        ListField.Task => [("", Resources.Texts.ListTaskNone), .. ListText.Tasks.Select(task => (task.ToString(), ListText.Of(task)))],
        ListField.PhoneFor or ListField.DirectFor or ListField.EmailFor => [.. FieldVisibilities.All.Where(Allowed).Select(level => (level.Word(), ListText.Of(level)))],
        _ => [],
    };

    private bool Allowed(FieldVisibility level) => Field != ListField.DirectFor || ContactVisibility.Allows(ContactField.DirectPhone, level);
}
