using System.Globalization;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;

namespace KunnskapsPortal.Measures;

/// <summary>The words that readers and addresses use for the stored names.</summary>
public static class MeasureWords
{
    /// <summary>"Fra uke 8": for the filter and for full sentences.</summary>
    public static string Phase(string phase) => phase switch
    {
        Phases.Early => Texts.PhaseEarly,
        Phases.Week8 => Texts.PhaseWeek8,
        Phases.Week26 => Texts.PhaseWeek26,
        Phases.Week39 => Texts.PhaseWeek39,
        Phases.After => Texts.PhaseAfter,
        _ => phase,
    };

    /// <summary>"Tidlig, uke 8", or "Fra uke 8" where the measure fits from then on: as short as it can be said.</summary>
    public static string When(IReadOnlyCollection<string> phases) =>
        phases.Count == Phases.All.Count
            ? Texts.PhaseAllOfThem
            : Capital(string.Join(", ", Phases.Stretches(phases).SelectMany(Names)));

    public static string Proposer(string proposer) => Capital(ProposerInSentence(proposer));

    /// <summary>The proposers in the order of <see cref="Proposers.All"/>, as one sentence.</summary>
    public static string Who(IReadOnlyCollection<string> proposers) =>
        Capital(string.Join(", ", Proposers.All.Where(proposers.Contains).Select(ProposerInSentence)));

    /// <summary>The proposers as tags: one for each, or one that says all of them can.</summary>
    public static IReadOnlyList<string> WhoAsTags(IReadOnlyCollection<string> proposers) =>
        proposers.Count == Proposers.All.Count ? [Texts.ProposerAllOfThem] : [.. Proposers.All.Where(proposers.Contains).Select(Proposer)];

    /// <summary>The kind of evidence in one or two words.</summary>
    public static string Evidence(string evidence) => evidence switch
    {
        EvidenceKinds.Measured => Texts.EvidenceMeasured,
        EvidenceKinds.Experience => Texts.EvidenceExperience,
        EvidenceKinds.Assumption => Texts.EvidenceAssumption,
        EvidenceKinds.None => Texts.EvidenceNone,
        _ => evidence,
    };

    /// <summary>What that kind of evidence means, in a sentence.</summary>
    public static string EvidenceMeaning(string evidence) => evidence switch
    {
        EvidenceKinds.Measured => Texts.EvidenceMeasuredMeaning,
        EvidenceKinds.Experience => Texts.EvidenceExperienceMeaning,
        EvidenceKinds.Assumption => Texts.EvidenceAssumptionMeaning,
        _ => Texts.EvidenceNoneMeaning,
    };

    /// <summary>The design system's colour for the evidence tag.</summary>
    public static string EvidenceColour(string evidence) => evidence switch
    {
        EvidenceKinds.Measured => "success",
        EvidenceKinds.Experience => "info",
        EvidenceKinds.Assumption => "warning",
        _ => "neutral",
    };

    /// <summary>The word in addresses: <c>?fase=uke-8</c>.</summary>
    public static string PhaseUrlName(string phase) => phase switch
    {
        Phases.Early => "tidlig",
        Phases.Week8 => "uke-8",
        Phases.Week26 => "uke-26",
        Phases.Week39 => "uke-39",
        Phases.After => "etter-ett-ar",
        _ => phase,
    };

    /// <summary>The word in addresses: <c>?fra=fastlege</c>.</summary>
    public static string ProposerUrlName(string proposer) => proposer switch
    {
        Proposers.Gp => "fastlege",
        Proposers.Employer => "arbeidsgiver",
        Proposers.Employee => "arbeidstaker",
        _ => proposer,
    };

    public static string Need(string need) => Choice("needs", need);

    public static string Group(string group) => group == MeasureFilter.Unstated ? Texts.MeasUnstated : Choice("groups", group);

    public static string Place(string place) => place == MeasureFilter.Unstated ? Texts.MeasUnstated : Choice("where", place);

    /// <summary>"Inntil 12 uker", or that nothing is stated.</summary>
    public static string Duration(string duration) => duration switch
    {
        Durations.Once => Texts.MeasDurationOnce,
        Durations.Short => Texts.MeasDurationShort,
        Durations.Medium => Texts.MeasDurationMedium,
        Durations.Long => Texts.MeasDurationLong,
        _ => Texts.MeasUnstated,
    };

    public static string Here(string here) => here switch
    {
        HereWords.Offered => Texts.MeasHereOffered,
        HereWords.NotOffered => Texts.MeasHereNotOffered,
        _ => Texts.MeasHereUnknown,
    };

    public static string State(OfferState state) => state switch
    {
        OfferState.Offered => Texts.MeasStateOffered,
        OfferState.NotOffered => Texts.MeasStateNotOffered,
        _ => Texts.MeasStateUnknown,
    };

    public static string Refusal(LocalRefusal refusal) => refusal switch
    {
        LocalRefusal.WaitOutside => Texts.MeasErrorWaitOutside,
        LocalRefusal.WaitOrder => Texts.MeasErrorWaitOrder,
        LocalRefusal.WaitWithoutOffer => Texts.MeasErrorWaitWithoutOffer,
        LocalRefusal.DateAhead => Texts.MeasErrorDateAhead,
        LocalRefusal.DateTooOld => Texts.MeasErrorDateOld,
        LocalRefusal.NotContact => Texts.MeasErrorContact,
        LocalRefusal.UnknownContact => Texts.MeasErrorContactUnknown,
        LocalRefusal.NoteTooLong => Texts.MeasErrorNote,
        _ => Texts.MeasErrorPatient,
    };

    /// <summary>The word in addresses: <c>?behov=annen-jobb</c>.</summary>
    public static string NeedUrlName(string need) => need switch
    {
        Needs.Stay => "bli-i-jobben",
        Needs.Return => "gradvis-tilbake",
        Needs.Adapt => "tilpasse",
        Needs.Agree => "bli-enige",
        Needs.Clarify => "finne-ut",
        Needs.OtherJob => "annen-jobb",
        Needs.Qualify => "laere-nytt",
        Needs.Cope => "mestre",
        Needs.Money => "penger-og-reise",
        _ => need,
    };

    public static string GroupUrlName(string group) => group switch
    {
        TargetGroups.Employer => "har-arbeidsgiver",
        TargetGroups.NoEmployer => "uten-arbeidsgiver",
        TargetGroups.Workplace => "arbeidsplassen",
        TargetGroups.ReducedAbility => "nedsatt-arbeidsevne",
        TargetGroups.Lasting => "varig-nedsatt",
        TargetGroups.Young => "unge",
        TargetGroups.Mental => "psykiske-plager",
        TargetGroups.Musculoskeletal => "muskel-og-skjelett",
        TargetGroups.Impairment => "nedsatt-funksjon",
        TargetGroups.Chronic => "langvarig-syk",
        _ => UnstatedUrlName(group),
    };

    public static string PlaceUrlName(string place) => place switch
    {
        Places.Everywhere => "hele-landet",
        Places.SomeRegions => "noen-regioner",
        Places.Local => "lokalt",
        Places.Workplaces => "noen-arbeidsplasser",
        Places.Ask => "spor",
        _ => UnstatedUrlName(place),
    };

    public static string DurationUrlName(string duration) => duration switch
    {
        Durations.Once => "ett-mote",
        Durations.Short => "kort",
        Durations.Medium => "middels",
        Durations.Long => "lang",
        _ => UnstatedUrlName(duration),
    };

    public static string EvidenceUrlName(string evidence) => evidence switch
    {
        EvidenceKinds.Measured => "malt",
        EvidenceKinds.Experience => "erfaring",
        EvidenceKinds.Assumption => "antakelse",
        EvidenceKinds.None => "ikke-funnet",
        _ => evidence,
    };

    public static string HereUrlName(string here) => here switch
    {
        HereWords.Offered => "tilbys",
        HereWords.NotOffered => "tilbys-ikke",
        _ => UnstatedUrlName(here),
    };

    /// <summary>The word in forms for what is said of a measure.</summary>
    public static string StateUrlName(OfferState state) => state switch
    {
        OfferState.Offered => "tilbys",
        OfferState.NotOffered => "tilbys-ikke",
        _ => "vet-ikke",
    };

    private static string UnstatedUrlName(string value) => value == MeasureFilter.Unstated ? "ikke-oppgitt" : value;

    private static string Choice(string field, string value) =>
        Texts.ResourceManager.GetString($"Choice_{field}_{value.Replace('-', '_')}", CultureInfo.CurrentUICulture) ?? value;

    private static string ProposerInSentence(string proposer) => proposer switch
    {
        Proposers.Gp => Texts.ProposerGp,
        Proposers.Employer => Texts.ProposerEmployer,
        Proposers.Employee => Texts.ProposerEmployee,
        Proposers.Nav => Texts.ProposerNav,
        _ => proposer,
    };

    private static IEnumerable<string> Names((string First, string Last) stretch) =>
        stretch.Last == Phases.After
            ? [Phase(stretch.First)]
            : Phases.All.SkipWhile(phase => phase != stretch.First).TakeWhile(phase => phase != stretch.Last).Append(stretch.Last).Select(ShortPhase);

    private static string ShortPhase(string phase) => phase switch
    {
        Phases.Week8 => Texts.PhaseShortWeek8,
        Phases.Week26 => Texts.PhaseShortWeek26,
        Phases.Week39 => Texts.PhaseShortWeek39,
        _ => Phase(phase),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
