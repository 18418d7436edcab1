namespace KunnskapsPortal.Directory.Domain;

/// <summary>What somebody on a contact list is called about: the tasks that the portal has words for.</summary>
public enum ListTask
{
    /// <summary>Follow-up of people on sick leave.</summary>
    FollowUp,

    /// <summary>Dialogue meetings.</summary>
    DialogueMeetings,

    /// <summary>Measures and work training.</summary>
    Measures,

    /// <summary>Work assessment allowance.</summary>
    WorkAssessment,

    /// <summary>Contact with employers.</summary>
    Employers,

    /// <summary>Young people.</summary>
    Young,

    /// <summary>The office's own line, when nobody in particular is meant.</summary>
    Office,
}

/// <summary>How the tasks of lists meet the topics of the directory.</summary>
public static class ListTasks
{
    /// <summary>The topic that a reader would ask about this task under; null where no topic is the same thing.</summary>
    public static ContactTopic? Topic(this ListTask task) => task switch
    {
        ListTask.FollowUp => ContactTopic.FollowUp,
        ListTask.DialogueMeetings => ContactTopic.DialogueMeeting,
        ListTask.Measures => ContactTopic.Measures,
        _ => null,
    };
}

/// <summary>The fields of an entry, in the order in which lists and files show them.</summary>
public enum ListField
{
    Name,
    Title,
    What,
    Task,
    Phone,
    Direct,
    Email,
    PhoneFor,
    DirectFor,
    EmailFor,
    Note,
}

/// <summary>One line of a Nav office's contact list. Texts are trimmed; empty for nothing.</summary>
/// <param name="Key">Stays the same through all versions of the list.</param>
/// <param name="Name">A person, or what the line is called.</param>
public sealed record ListEntry(Guid Key, string Name)
{
    /// <summary>The person's title or role.</summary>
    public string Title { get; init; } = "";

    /// <summary>What to call about, in the office's own words.</summary>
    public string What { get; init; } = "";

    public ListTask? Task { get; init; }

    /// <summary>The office's number.</summary>
    public string Phone { get; init; } = "";

    /// <summary>The person's own number.</summary>
    public string Direct { get; init; } = "";

    public string Email { get; init; } = "";

    public FieldVisibility PhoneFor { get; init; } = FieldVisibility.Public;

    /// <summary>A direct number is for the GPs of the own municipalities until the office says otherwise.</summary>
    public FieldVisibility DirectFor { get; init; } = FieldVisibility.OwnGps;

    public FieldVisibility EmailFor { get; init; } = FieldVisibility.Public;

    /// <summary>For everybody who reads the list.</summary>
    public string Note { get; init; } = "";

    /// <summary>
    /// The entry as this reader may see it: a number or an address that is not for the reader is empty, so that nothing later
    /// on can show it.
    /// </summary>
    public ListEntry For(FieldReader reader, IReadOnlyCollection<MunicipalityNumber> serves, string office) => this with
    {
        Phone = reader.MaySee(PhoneFor, serves, office) ? Phone : "",
        Direct = reader.MaySee(DirectFor, serves, office) ? Direct : "",
        Email = reader.MaySee(EmailFor, serves, office) ? Email : "",
    };
}

/// <summary>What is wrong with a field.</summary>
public enum ListFaultKind
{
    /// <summary>The name is missing.</summary>
    Missing,

    TooLong,

    /// <summary>Neither a number nor an address: nobody can be reached by this entry.</summary>
    NoWay,

    BadPhone,

    BadEmail,

    /// <summary>A Norwegian identity number. The text is neither stored nor shown again.</summary>
    IdentityNumber,

    /// <summary>Characters that cannot be seen.</summary>
    ControlCharacters,

    /// <summary>A direct number for everyone: it never is.</summary>
    NeverPublic,
}

/// <summary>One thing that is wrong with an entry.</summary>
public sealed record ListFault(ListField Field, ListFaultKind Kind);

/// <summary>What holds for every entry, typed or imported.</summary>
public static class ListEntryRules
{
    /// <summary>The most entries of one list.</summary>
    public const int Most = 2000;

    public const int PhoneLength = 30;

    /// <summary>The longest text of a field.</summary>
    public static int LengthOf(ListField field) => field switch
    {
        ListField.Name or ListField.Title => 120,
        ListField.What => 200,
        ListField.Phone or ListField.Direct => PhoneLength,
        ListField.Email => 254,
        ListField.Note => 300,
        _ => 40,
    };

    /// <summary>Everything that is wrong with the entry, at most one thing a field; empty where it is sound.</summary>
    public static IReadOnlyList<ListFault> Check(ListEntry entry)
    {
        var faults = new List<ListFault>();
        foreach (var (field, text) in Texts(entry))
        {
            if (FaultOf(field, text) is { } kind)
                faults.Add(new ListFault(field, kind));
        }

        if (entry.Phone.Length + entry.Direct.Length + entry.Email.Length == 0)
            faults.Add(new ListFault(ListField.Phone, ListFaultKind.NoWay));
        if (!ContactVisibility.Allows(ContactField.DirectPhone, entry.DirectFor))
            faults.Add(new ListFault(ListField.DirectFor, ListFaultKind.NeverPublic));
        return faults;
    }

    /// <summary>The texts of an entry by field.</summary>
    public static IEnumerable<(ListField Field, string Text)> Texts(ListEntry entry) =>
    [
        (ListField.Name, entry.Name), (ListField.Title, entry.Title), (ListField.What, entry.What), (ListField.Phone, entry.Phone),
        (ListField.Direct, entry.Direct), (ListField.Email, entry.Email), (ListField.Note, entry.Note),
    ];

    /// <summary>
    /// A number that can be dialled: international with plus (7 to 15 digits), a Norwegian one (8 digits) or a short one (3 to 6).
    /// Spaces, hyphens, points and brackets may stand between the digits.
    /// </summary>
    public static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        var plus = text.StartsWith('+');
        return text[(plus ? 1 : 0)..].All(c => char.IsAsciiDigit(c) || c is ' ' or '\u00a0' or '-' or '.' or '(' or ')')
            && (plus ? digits is >= 7 and <= 15 : digits is 8 or (>= 3 and <= 6));
    }

    /// <summary>One @ between a name and a domain with a dot; whether mail arrives is not known.</summary>
    public static bool IsEmail(string text) =>
        text.Split('@') is [{ Length: > 0 }, var domain]
        && domain.Split('.') is { Length: >= 2 } labels && labels.All(label => label.Length > 0)
        && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"');

    private static ListFaultKind? FaultOf(ListField field, string text) =>
        Kernel.Text.PatientDataGuard.Finds(text) ? ListFaultKind.IdentityNumber
        : text.Length > LengthOf(field) ? ListFaultKind.TooLong
        : text.Any(c => c is '\t' or '\n' or '\r') || Kernel.Text.WellFormed.Visible(text).Length < text.Length ? ListFaultKind.ControlCharacters
        : text.Length == 0 ? field == ListField.Name ? ListFaultKind.Missing : null
        : field is ListField.Phone or ListField.Direct && !IsPhone(text) ? ListFaultKind.BadPhone
        : field == ListField.Email && !IsEmail(text) ? ListFaultKind.BadEmail
        : null;
}
