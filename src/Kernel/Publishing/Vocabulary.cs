using KunnskapsPortal.Kernel.Resources;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>For whom a piece of content is meant. Anyone may read it; the words steer filters and order.</summary>
public static class Audiences
{
    public const string Gp = "gp";
    public const string AdvisoryPhysician = "advisory-physician";
    public const string Counsellor = "counsellor";
    public const string ChiefPhysician = "chief-physician";

    public static readonly IReadOnlyList<string> All = [Gp, AdvisoryPhysician, Counsellor, ChiefPhysician];

    /// <summary>The word in addresses: <c>?malgruppe=fastlege</c>.</summary>
    public static string UrlName(string audience) => audience switch
    {
        Gp => "fastlege",
        AdvisoryPhysician => "radgivende-lege",
        Counsellor => "veileder",
        ChiefPhysician => "kommuneoverlege",
        _ => audience,
    };

    public static string? FromUrl(string? name) => All.FirstOrDefault(a => UrlName(a) == name);

    /// <summary>The label as it stands inside a sentence: fastlege, but Nav-veileder.</summary>
    public static string Word(string audience) => Label(audience) is var label && label.StartsWith("Nav", StringComparison.Ordinal)
        ? label
        : char.ToLower(label[0], System.Globalization.CultureInfo.CurrentCulture) + label[1..];

    public static string Label(string audience) => audience switch
    {
        Gp => Texts.AudienceGp,
        AdvisoryPhysician => Texts.AudienceAdvisoryPhysician,
        Counsellor => Texts.AudienceCounsellor,
        ChiefPhysician => Texts.AudienceChiefPhysician,
        _ => audience,
    };
}

/// <summary>
/// What meetings are about, for filters and for feeds of one topic. The words stand in addresses that calendar programs keep
/// (<c>?emne=dialogmote</c>): none is renamed or removed, new ones may come.
/// </summary>
public static class Topics
{
    public const string SickLeave = "sykmelding";
    public const string PartialSickLeave = "gradering";
    public const string DialogueMeeting = "dialogmote";
    public const string Measure = "tiltak";
    public const string WorkAbility = "arbeidsevne";
    public const string Cooperation = "samhandling";
    public const string Certificate = "legeerklaring";
    public const string Rights = "rettigheter";

    public static readonly IReadOnlyList<string> All =
        [SickLeave, PartialSickLeave, DialogueMeeting, Measure, WorkAbility, Cooperation, Certificate, Rights];

    public static string Label(string topic) => topic switch
    {
        SickLeave => Texts.TopicSickLeave,
        PartialSickLeave => Texts.TopicPartialSickLeave,
        DialogueMeeting => Texts.TopicDialogueMeeting,
        Measure => Texts.TopicMeasure,
        WorkAbility => Texts.TopicWorkAbility,
        Cooperation => Texts.TopicCooperation,
        Certificate => Texts.TopicCertificate,
        Rights => Texts.TopicRights,
        _ => topic,
    };
}

/// <summary>Who may read a piece of content.</summary>
public static class Visibilities
{
    public const string Public = "public";
    public const string SignedIn = "signed-in";

    /// <summary>Confirmed members of the tenant.</summary>
    public const string Member = "member";

    /// <summary>Confirmed health personnel.</summary>
    public const string Health = "health";

    public static readonly IReadOnlyList<string> All = [Public, SignedIn, Member, Health];
}

/// <summary>How sure we are of a rule, an amount or a source: shown as it is, never smoothed over.</summary>
public static class SourceStatus
{
    public const string Law = "law";
    public const string NavPractice = "nav-practice";
    public const string Report = "report";
    public const string OldSource = "old-source";
    public const string SecondHand = "second-hand";
    public const string Disagree = "disagree";
    public const string NotFound = "not-found";

    public static readonly IReadOnlyList<string> All = [Law, NavPractice, Report, OldSource, SecondHand, Disagree, NotFound];

    public static string Label(string status) => status switch
    {
        Law => Texts.StatusLaw,
        NavPractice => Texts.StatusNavPractice,
        Report => Texts.StatusReport,
        OldSource => Texts.StatusOldSource,
        SecondHand => Texts.StatusSecondHand,
        Disagree => Texts.StatusDisagree,
        NotFound => Texts.StatusNotFound,
        _ => status,
    };

    /// <summary>The design system's colour for the status tag.</summary>
    public static string Colour(string status) => status switch
    {
        Law => "success",
        NavPractice or Report => "info",
        Disagree or NotFound => "danger",
        _ => "warning",
    };
}
