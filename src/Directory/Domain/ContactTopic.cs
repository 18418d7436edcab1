namespace KunnskapsPortal.Directory.Domain;

/// <summary>What a reader wants to talk about, in the order the directory asks.</summary>
public enum ContactTopic
{
    /// <summary>A medical question about sick leave, on general ground or without a name.</summary>
    MedicalAdvice,

    /// <summary>Who follows up a patient, and what happens in a case.</summary>
    FollowUp,
    Measures,
    DialogueMeeting,

    /// <summary>What Nav needs in a declaration or an answer.</summary>
    Forms,

    /// <summary>Courses, visits, small groups and how we work together.</summary>
    Cooperation,

    /// <summary>Payments, fees and technical help: no contact of a region answers these, the doctors' line does.</summary>
    Payment,
}

/// <summary>The rule of who answers what.</summary>
public static class ContactTopics
{
    public static IReadOnlyList<ContactTopic> All { get; } = Enum.GetValues<ContactTopic>();

    /// <summary>The word a topic is stored and imported by; never renamed without a migration.</summary>
    public static string Word(this ContactTopic topic) => topic switch
    {
        ContactTopic.MedicalAdvice => "medical-advice",
        ContactTopic.FollowUp => "follow-up",
        ContactTopic.Measures => "measures",
        ContactTopic.DialogueMeeting => "dialogue-meeting",
        ContactTopic.Forms => "forms",
        ContactTopic.Cooperation => "cooperation",
        ContactTopic.Payment => "payment",
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    /// <summary>The word in addresses: <c>?om=tiltak</c>.</summary>
    public static string UrlName(this ContactTopic topic) => topic switch
    {
        ContactTopic.MedicalAdvice => "medisinsk",
        ContactTopic.FollowUp => "oppfolging",
        ContactTopic.Measures => "tiltak",
        ContactTopic.DialogueMeeting => "dialogmote",
        ContactTopic.Forms => "erklaering",
        ContactTopic.Cooperation => "samarbeid",
        ContactTopic.Payment => "utbetaling",
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    /// <summary>The topic a stored word stands for; null for any other text.</summary>
    public static ContactTopic? TryParse(string? word) => All.Where(topic => topic.Word() == word).Select(topic => (ContactTopic?)topic).FirstOrDefault();

    /// <summary>The topic of an address; null for any other text.</summary>
    public static ContactTopic? OfUrl(string? name) => All.Where(topic => topic.UrlName() == name).Select(topic => (ContactTopic?)topic).FirstOrDefault();

    /// <summary>
    /// True where a contact is one to ask: its own list of topics says so, or, where it has none, its kind does. Nobody in the
    /// directory answers <see cref="ContactTopic.Payment"/> unless the contact says so itself.
    /// </summary>
    public static bool Answers(this ContactTopic topic, ContactKind kind, IReadOnlyCollection<ContactTopic> own) =>
        own.Count > 0 ? own.Contains(topic) : UsualKinds(topic).Contains(kind);

    /// <summary>The kinds of contact that usually answer, the first to ask first.</summary>
    public static IReadOnlyList<ContactKind> UsualKinds(ContactTopic topic) => topic switch
    {
        ContactTopic.MedicalAdvice => [ContactKind.AdvisoryPhysician],
        ContactTopic.FollowUp or ContactTopic.Measures or ContactTopic.DialogueMeeting => [ContactKind.NavOffice],
        ContactTopic.Forms => [ContactKind.AdvisoryPhysician, ContactKind.NavOffice],
        ContactTopic.Cooperation => [ContactKind.AdvisoryPhysician, ContactKind.ChiefPhysician, ContactKind.NavOffice],
        _ => [],
    };
}
