namespace KunnskapsPortal.Directory.Domain;

/// <summary>A field of a contact that need not be for everyone. Name, title, area and what to call about always are.</summary>
public enum ContactField
{
    /// <summary>The number that is answered at the switchboard or in telephone hours.</summary>
    Phone,

    /// <summary>The number past the switchboard. Never public: the rule refuses it.</summary>
    DirectPhone,
    Email,
    StreetAddress,
    Hours,

    /// <summary>The days somebody is away. That a person is away today is said to everyone, so that nobody calls in vain.</summary>
    Absence,
    Languages,
    Specialties,

    /// <summary>Who at Nav a GP office calls, with number. Never public.</summary>
    NavContact,
}

/// <summary>
/// Who may see which field of one contact: the chosen level, or the usual one of the field. Stored as the choices that differ
/// from the usual, <c>phone=member;email=health</c>.
/// </summary>
public sealed class ContactVisibility
{
    public const int MaxLength = 300;
    private readonly IReadOnlyDictionary<ContactField, FieldVisibility> _chosen;

    private ContactVisibility(IReadOnlyDictionary<ContactField, FieldVisibility> chosen) => _chosen = chosen;

    public static ContactVisibility Usual { get; } = new(new Dictionary<ContactField, FieldVisibility>());

    public static IReadOnlyList<ContactField> Fields { get; } = Enum.GetValues<ContactField>();

    /// <summary>The level of a field.</summary>
    public FieldVisibility this[ContactField field] => _chosen.TryGetValue(field, out var level) ? level : UsualOf(field);

    /// <summary>The level of a field that nobody has chosen one for.</summary>
    public static FieldVisibility UsualOf(ContactField field) => field switch
    {
        ContactField.DirectPhone or ContactField.Absence or ContactField.NavContact => FieldVisibility.Members,
        _ => FieldVisibility.Public,
    };

    /// <summary>False for a direct number, a GP office's person at Nav among them, that would be public; true for all else.</summary>
    public static bool Allows(ContactField field, FieldVisibility level) =>
        level != FieldVisibility.Public || field is not (ContactField.DirectPhone or ContactField.NavContact);

    /// <summary>
    /// The level that holds for a contact of a kind. A GP office's own line is given to its Nav office and to nobody else,
    /// whatever has been chosen.
    /// </summary>
    public FieldVisibility For(ContactKind kind, ContactField field) =>
        kind == ContactKind.GpOffice && field == ContactField.DirectPhone ? FieldVisibility.OwnOffice : this[field];

    /// <summary>The same with another level for one field.</summary>
    /// <exception cref="ArgumentException">The field does not allow the level (<see cref="Allows"/>).</exception>
    public ContactVisibility With(ContactField field, FieldVisibility level) => Allows(field, level)
        ? new(new Dictionary<ContactField, FieldVisibility>(_chosen) { [field] = level })
        : throw new ArgumentException($"{field} is never {level}.", nameof(level));

    /// <summary>
    /// Reads the stored form. A field or level that is not known, and a level that the field does not allow, gives nobody more
    /// than the contact's own office: what cannot be understood must not open anything.
    /// </summary>
    public static ContactVisibility Parse(string? stored)
    {
        var chosen = new Dictionary<ContactField, FieldVisibility>();
        foreach (var pair in (stored ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=', 2);
            if (Fields.Where(field => Word(field) == parts[0]).Select(field => (ContactField?)field).FirstOrDefault() is not { } field)
                continue;
            var level = FieldVisibilities.TryParse(parts.Length == 2 ? parts[1] : null) ?? FieldVisibility.OwnOffice;
            chosen[field] = Allows(field, level) ? level : FieldVisibility.OwnOffice;
        }

        return new(chosen);
    }

    /// <summary>The stored form: only what differs from the usual, in the order of the fields.</summary>
    public override string ToString() => string.Join(';', Fields.Where(field => this[field] != UsualOf(field)).Select(field => $"{Word(field)}={this[field].Word()}"));

    /// <summary>The stored word of a field; never renamed without a migration.</summary>
    public static string Word(ContactField field) => field switch
    {
        ContactField.Phone => "phone",
        ContactField.DirectPhone => "direct",
        ContactField.Email => "email",
        ContactField.StreetAddress => "address",
        ContactField.Hours => "hours",
        ContactField.Absence => "absence",
        ContactField.Languages => "languages",
        ContactField.Specialties => "specialties",
        ContactField.NavContact => "nav-contact",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
