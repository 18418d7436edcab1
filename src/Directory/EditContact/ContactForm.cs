using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>One field of the form, with what stands in it and what is wrong with it.</summary>
/// <param name="Name">Also the id, for links from the summary of errors.</param>
public sealed record FormField(string Name, string Label, string Value, string? Error)
{
    public string? Hint { get; init; }

    public string Type { get; init; } = "text";

    public int MaxLength { get; init; } = 200;

    public bool IsLong { get; init; }

    public bool IsRequired { get; init; }

    public string? Lang { get; init; }

    public IReadOnlyList<(string Value, string Label)> Options { get; init; } = [];

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Name}-hjelp",
        (null, _) => $"{Name}-feil",
        _ => $"{Name}-hjelp {Name}-feil",
    };
}

/// <summary>Fields that belong together.</summary>
public sealed record FormGroup(string Name, string Legend, IReadOnlyList<FormField> Fields);

/// <summary>The form of a contact: which fields it has, what stands in them, what is wrong. Knows nothing of the database.</summary>
public sealed class ContactForm
{
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _errors = [];

    private ContactForm(ContactKind kind, bool isListed, bool decidesAll) => (Kind, IsListed, DecidesAll) = (kind, isListed, decidesAll);

    public ContactKind Kind { get; }

    /// <summary>Filled in by the person who is listed: without what only those who keep the directory decide.</summary>
    public bool IsListed { get; }

    /// <summary>May say the name of a Nav office, and the own line of a GP office (<see cref="ContactRights.DecidesAll"/>).</summary>
    public bool DecidesAll { get; }

    /// <summary>The own line of a GP office is not for who fills in the form.</summary>
    public bool HidesOwnLine => Kind == ContactKind.GpOffice && !DecidesAll;

    /// <summary>The name is not for who fills in the form to change.</summary>
    public bool HidesName => Kind == ContactKind.NavOffice && !DecidesAll;

    public string this[string field] => _values.GetValueOrDefault(field, "");

    public bool HasErrors => _errors.Count > 0;

    public IEnumerable<(string Field, string Text)> Errors => _errors.Select(error => (error.Key, error.Value));

    public void Fail(string field, string text) => _errors.TryAdd(field, text);

    public static ContactForm Blank(ContactKind kind) => new(kind, false, true);

    public static ContactForm Of(Contact contact, string? account, bool isListed, bool decidesAll)
    {
        var form = new ContactForm(contact.Kind, isListed, decidesAll);
        foreach (var (name, value) in ContactFormValues.Of(contact, account))
            form._values[name] = value;
        return form;
    }

    /// <summary>What was sent. Texts with an identity number are stopped and not sent back.</summary>
    public static ContactForm Of(ContactKind kind, bool isListed, bool decidesAll, IFormCollection sent)
    {
        var form = new ContactForm(kind, isListed, decidesAll);
        foreach (var name in ContactFormValues.Names.Where(sent.ContainsKey))
        {
            var text = sent[name].ToString().ReplaceLineEndings("\n").Trim();
            if (Kernel.Text.PatientDataGuard.Finds(text))
                form.Fail(name, Texts.DirGuardStopped);
            else
                form._values[name] = text;
        }

        return form;
    }

    public FormField Field(string name, string label, string? hint = null) => new(name, label, this[name], _errors.GetValueOrDefault(name)) { Hint = hint };
}
