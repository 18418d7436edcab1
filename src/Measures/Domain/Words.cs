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
