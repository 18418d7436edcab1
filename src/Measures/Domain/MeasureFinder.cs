namespace KunnskapsPortal.Measures.Domain;

/// <summary>The questions of the guided finder, in the order they are asked.</summary>
public enum Question
{
    Need,
    Employer,
    Phase,
    Proposer,

    /// <summary>Is the work ability reduced for good?</summary>
    Lasting,
}

/// <summary>What the finder looks at in one measure.</summary>
/// <param name="IsCurrent">It is still given.</param>
/// <param name="Stated">What the text states in each facet.</param>
public sealed record FindableMeasure(string Key, bool IsCurrent, IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Stated)
{
    internal IReadOnlyCollection<string> In(Facet facet) => Stated.GetValueOrDefault(facet) ?? [];
}

/// <summary>How a measure stands to one answer.</summary>
public enum Fit
{
    /// <summary>The text says that it suits.</summary>
    Yes,

    /// <summary>The text says nothing against it.</summary>
    Open,

    /// <summary>The text says that it is for others.</summary>
    No,
}

/// <summary>A measure that is proposed.</summary>
/// <param name="Because">The answers that the text says it suits.</param>
/// <param name="Unstated">The answers of which the text says nothing.</param>
public sealed record Proposal(string Key, IReadOnlyList<Question> Because, IReadOnlyList<Question> Unstated)
{
    /// <summary>The text names those with an employer and others, or those without and others; whether it suits must be read there.</summary>
    public bool NamesSeveralGroups { get; init; }
}

/// <summary>A well-known measure that is not proposed, and the answers that speak against it.</summary>
public sealed record PassedOver(string Key, IReadOnlyList<Question> Because);

/// <param name="Proposed">Those that most answers speak for stand first.</param>
/// <param name="PassedOver">Of <see cref="MeasureFinder.BestKnown"/>, in that order.</param>
public sealed record FinderResult(IReadOnlyList<Proposal> Proposed, IReadOnlyList<PassedOver> PassedOver);

/// <summary>
/// Proposes measures from at most five answers; docs/algorithms/measure-finder.md. Every proposed measure accepts every
/// answer, "don't know" removes none, and what is no longer given is never proposed.
/// </summary>
public static class MeasureFinder
{
    /// <summary>The answer that asks for nothing.</summary>
    public const string Unknown = "unknown";
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>With this many left or fewer there is nothing more to ask about.</summary>
    public const int Enough = 3;

    /// <summary>Those the reader is likely to wonder about: the commonest for people on sick leave by AFI 2026, and the portal's own first choices.</summary>
    public static readonly IReadOnlyList<string> BestKnown =
    [
        "gradert-sykmelding", "tilrettelegging", "dialogmote-2", "arbeidsrettet-rehabilitering", "avklaring", "oppfolging",
        "friskmelding-til-arbeidsformidling", "arbeidsavklaringspenger",
    ];

    public static IReadOnlyList<Question> Questions { get; } = Enum.GetValues<Question>();

    /// <summary>What can be answered, "don't know" left out.</summary>
    public static IReadOnlyList<string> Options(Question question) => question switch
    {
        Question.Need => Needs.All,
        Question.Phase => Phases.All,
        Question.Proposer => Proposers.All,
        _ => [Yes, No],
    };

    public static Fit FitOf(FindableMeasure measure, Question question, string answer)
    {
        if (answer == Unknown)
            return Fit.Open;
        return question switch
        {
            Question.Need => Among(measure.In(Facet.Need), answer),
            Question.Phase => Among(measure.In(Facet.Phase), answer),
            Question.Proposer => Among(measure.In(Facet.Proposer), answer),
            Question.Employer => OfEmployer(measure.In(Facet.Group), answer),
            _ => OfLasting(measure.In(Facet.Group), answer),
        };
    }

    /// <summary>The next question, or null where the answer stands: no more than three are left, or no question would part them.</summary>
    public static Question? Next(IReadOnlyCollection<FindableMeasure> measures, IReadOnlyDictionary<Question, string> answers)
    {
        var left = Left(measures, answers);
        if (left.Count <= Enough)
            return null;
        foreach (var question in Questions.Where(question => !answers.ContainsKey(question)))
        {
            if (Options(question).Any(option => left.Exists(measure => FitOf(measure, question, option) == Fit.No)))
                return question;
        }

        return null;
    }

    public static FinderResult Find(IReadOnlyCollection<FindableMeasure> measures, IReadOnlyDictionary<Question, string> answers)
    {
        var proposed = Left(measures, answers)
            .Select(measure => Propose(measure, answers))
            .OrderByDescending(proposal => proposal.Because.Count)
            .ToList();
        var byKey = measures.Where(measure => measure.IsCurrent).DistinctBy(measure => measure.Key).ToDictionary(measure => measure.Key);
        return new FinderResult(
            proposed,
            [.. from key in BestKnown
                where byKey.ContainsKey(key)
                let against = With(byKey[key], answers, Fit.No)
                where against.Count > 0
                select new PassedOver(key, against)]);
    }

    private static Proposal Propose(FindableMeasure measure, IReadOnlyDictionary<Question, string> answers)
    {
        var open = With(measure, answers, Fit.Open);
        var several = open.Contains(Question.Employer) && measure.In(Facet.Group).Any(group => group is TargetGroups.Employer or TargetGroups.NoEmployer);
        var unstated = open.Where(question => question != Question.Lasting && !(several && question == Question.Employer));
        return new Proposal(measure.Key, With(measure, answers, Fit.Yes), [.. unstated]) { NamesSeveralGroups = several };
    }

    private static List<FindableMeasure> Left(IReadOnlyCollection<FindableMeasure> measures, IReadOnlyDictionary<Question, string> answers) =>
        [.. measures.Where(measure => measure.IsCurrent && answers.All(answer => FitOf(measure, answer.Key, answer.Value) != Fit.No))];

    private static IReadOnlyList<Question> With(FindableMeasure measure, IReadOnlyDictionary<Question, string> answers, Fit fit) =>
        [.. Questions.Where(q => answers.TryGetValue(q, out var answer) && answer != Unknown && FitOf(measure, q, answer) == fit)];

    private static Fit Among(IReadOnlyCollection<string> stated, string answer) =>
        stated.Count == 0 ? Fit.Open : stated.Contains(answer) ? Fit.Yes : Fit.No;

    // The groups are alternatives: the other of the pair speaks against it only where nobody else is named.
    private static Fit OfEmployer(IReadOnlyCollection<string> groups, string answer)
    {
        var (own, other) = answer == Yes ? (TargetGroups.Employer, TargetGroups.NoEmployer) : (TargetGroups.NoEmployer, TargetGroups.Employer);
        if (groups.Contains(own))
            return Fit.Yes;
        return groups.Contains(other) && groups.All(group => group == other) ? Fit.No : Fit.Open;
    }

    // Whoever has lost work ability for good has also lost some of it; the other way round nothing is known.
    private static Fit OfLasting(IReadOnlyCollection<string> groups, string answer)
    {
        var (reduced, lasting) = (groups.Contains(TargetGroups.ReducedAbility), groups.Contains(TargetGroups.Lasting));
        if (answer == Yes)
            return reduced || lasting ? Fit.Yes : Fit.Open;
        return lasting && !reduced ? Fit.No : Fit.Open;
    }
}
