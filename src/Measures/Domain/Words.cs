namespace KunnskapsPortal.Measures.Domain;

/// <summary>Whether a measure is still given. Stored names.</summary>
public static class MeasureStates
{
    public const string Current = "current";
    public const string Historical = "historical";

    public static readonly IReadOnlyList<string> All = [Current, Historical];
}

/// <summary>Where along the sick leave a measure fits. Stored names, in the order of the sick leave.</summary>
public static class Phases
{
    public const string Early = "early";
    public const string Week8 = "week-8";
    public const string Week26 = "week-26";
    public const string Week39 = "week-39";
    public const string After = "after";

    public static readonly IReadOnlyList<string> All = [Early, Week8, Week26, Week39, After];

    /// <summary>The phases as unbroken stretches, in order: early, week 8 and after become early–week 8 and after–after.</summary>
    public static IReadOnlyList<(string First, string Last)> Stretches(IReadOnlyCollection<string> phases)
    {
        var stretches = new List<(string First, string Last)>();
        for (var i = 0; i < All.Count; i++)
        {
            if (!phases.Contains(All[i]))
                continue;
            if (i > 0 && phases.Contains(All[i - 1]))
                stretches[^1] = (stretches[^1].First, All[i]);
            else
                stretches.Add((All[i], All[i]));
        }

        return stretches;
    }
}

/// <summary>Those who can propose a measure. Stored names.</summary>
public static class Proposers
{
    public const string Gp = "gp";
    public const string Employer = "employer";
    public const string Employee = "employee";
    public const string Nav = "nav";

    public static readonly IReadOnlyList<string> All = [Gp, Employer, Employee, Nav];
}

/// <summary>What is known about the effect of a measure. Stored names.</summary>
public static class EvidenceKinds
{
    /// <summary>The effect is measured in studies.</summary>
    public const string Measured = "measured";

    /// <summary>Those who use it tell of it.</summary>
    public const string Experience = "experience";

    /// <summary>Reasonable to believe, but nothing shows it.</summary>
    public const string Assumption = "assumption";

    /// <summary>Nothing is found.</summary>
    public const string None = "none";

    public static readonly IReadOnlyList<string> All = [Measured, Experience, Assumption, None];
}

/// <summary>What a measure is for. Stored names, in the order they are asked about.</summary>
public static class Needs
{
    public const string Stay = "stay";
    public const string Return = "return";
    public const string Adapt = "adapt";
    public const string Agree = "agree";
    public const string Clarify = "clarify";
    public const string OtherJob = "other-job";
    public const string Qualify = "qualify";
    public const string Cope = "cope";
    public const string Money = "money";

    public static readonly IReadOnlyList<string> All = [Stay, Return, Adapt, Agree, Clarify, OtherJob, Qualify, Cope, Money];
}

/// <summary>Whom the sources say that a measure is for. Stored names; a measure of which they say nothing has none.</summary>
public static class TargetGroups
{
    public const string Employer = "employer";
    public const string NoEmployer = "no-employer";

    /// <summary>The workplace rather than the one patient.</summary>
    public const string Workplace = "workplace";
    public const string ReducedAbility = "reduced-ability";

    /// <summary>Work ability reduced for good, or a disability benefit near.</summary>
    public const string Lasting = "lasting";
    public const string Young = "young";
    public const string Mental = "mental";
    public const string Musculoskeletal = "musculoskeletal";

    /// <summary>Movement, sight, hearing or memory.</summary>
    public const string Impairment = "impairment";

    /// <summary>Long-lasting or chronic illness, or illness in pregnancy.</summary>
    public const string Chronic = "chronic";

    public static readonly IReadOnlyList<string> All =
        [Employer, NoEmployer, Workplace, ReducedAbility, Lasting, Young, Mental, Musculoskeletal, Impairment, Chronic];
}

/// <summary>Where a measure is found. Stored names. What is no longer given is <see cref="MeasureStates.Historical"/>, wherever it was.</summary>
public static class Places
{
    /// <summary>A scheme of the whole country, in law or with Nav. That it exists is no promise of a place.</summary>
    public const string Everywhere = "everywhere";
    public const string SomeRegions = "some-regions";
    public const string Local = "local";
    public const string Workplaces = "workplaces";

    /// <summary>The sources only say that one must ask.</summary>
    public const string Ask = "ask";

    public static readonly IReadOnlyList<string> All = [Everywhere, SomeRegions, Local, Workplaces, Ask];
}

/// <summary>How long a measure lasts without extensions, from the number of weeks in the text.</summary>
public static class Durations
{
    /// <summary>A meeting: 0 weeks.</summary>
    public const string Once = "once";

    /// <summary>At most 12 weeks.</summary>
    public const string Short = "short";

    /// <summary>13 to 26 weeks.</summary>
    public const string Medium = "medium";
    public const string Long = "long";

    public static readonly IReadOnlyList<string> All = [Once, Short, Medium, Long];

    /// <summary>Null where the text states no number.</summary>
    public static string? Of(int? weeks) => weeks switch
    {
        null => null,
        0 => Once,
        <= 12 => Short,
        <= 26 => Medium,
        _ => Long,
    };
}

/// <summary>What the region says of a measure, taken together. Words of the filter; nothing stores them.</summary>
public static class HereWords
{
    public const string Offered = "offered";
    public const string NotOffered = "not-offered";

    public static readonly IReadOnlyList<string> All = [Offered, NotOffered];
}
