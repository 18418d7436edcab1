using System.Text;

namespace KunnskapsPortal.Measures.Domain;

/// <summary>The groups that the list of measures can be narrowed by, in the order they are shown.</summary>
public enum Facet
{
    Need,
    Phase,
    Group,
    Proposer,
    Place,
    Here,
    Duration,
    Evidence,
    Audience,
}

/// <summary>What a reader has chosen in the list of measures. A facet that is absent or empty asks for nothing.</summary>
/// <param name="Words">Words that must all occur; upper and lower case, accents and æ, ø, å do not count.</param>
/// <param name="Chosen">The values chosen in each facet: the measure has at least one of them.</param>
public sealed record MeasureFilter(string Words, IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Chosen)
{
    /// <summary>The value that finds the measures of which the sources say nothing in a facet.</summary>
    public const string Unstated = "unstated";

    public static MeasureFilter None { get; } = new("", new Dictionary<Facet, IReadOnlyCollection<string>>());

    public bool IsEmpty => !AsksForWords && Chosen.All(group => group.Value.Count == 0);

    public bool AsksForWords => !string.IsNullOrWhiteSpace(Words);

    /// <summary>
    /// True where the measure answers every facet the reader has chosen in: one of the values within a facet is enough,
    /// every word must be there. More words or facets never give more measures; more values in a facet never give fewer.
    /// </summary>
    public bool Accepts(MeasureFacts measure) => Chosen.All(group => Meets(group.Value, measure, group.Key)) && HasWords(measure);

    /// <summary>
    /// For each facet and value, how many of the measures would be accepted if that were the only value chosen in its
    /// facet and the rest stood as chosen. Values that no measure has are absent.
    /// </summary>
    public IReadOnlyDictionary<(Facet Facet, string Value), int> Count(IReadOnlyCollection<MeasureFacts> measures)
    {
        var counts = new Dictionary<(Facet, string), int>();
        foreach (var measure in measures.Where(HasWords))
        {
            var missed = Chosen.Where(group => !Meets(group.Value, measure, group.Key)).Select(group => group.Key).Take(2).ToList();
            foreach (var facet in Enum.GetValues<Facet>().Where(facet => missed.TrueForAll(other => other == facet)))
            {
                foreach (var value in measure.In(facet))
                    counts[(facet, value)] = counts.GetValueOrDefault((facet, value)) + 1;
            }
        }

        return counts;
    }

    private static bool Meets(IReadOnlyCollection<string> chosen, MeasureFacts measure, Facet facet) =>
        chosen.Count == 0 || chosen.Any(measure.In(facet).Contains);

    private bool HasWords(MeasureFacts measure)
    {
        if (!AsksForWords)
            return true;
        var text = Folded(measure.Text());
        return Folded(Words).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Lower case without accents: "Dialogmøte" and "dialogmote" become the same.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c == 'æ')
                folded.Append("ae");
            else if (c == 'ø')
                folded.Append('o');
            else if (c is < '\u0300' or > '\u036f')
                folded.Append(c);
        }

        return folded.ToString();
    }
}

/// <summary>What the filter looks at in one measure.</summary>
/// <param name="Text">All that is written about it; asked for only where the reader has typed words.</param>
/// <param name="Stated">What the text states in each facet.</param>
public sealed record MeasureFacts(Func<string> Text, IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Stated)
{
    private static readonly string[] Nothing = [MeasureFilter.Unstated];

    /// <summary>The values in a facet, each once; <see cref="MeasureFilter.Unstated"/> alone where there are none.</summary>
    public IReadOnlyCollection<string> In(Facet facet) =>
        Stated.GetValueOrDefault(facet) is { Count: > 0 } values ? [.. values.Distinct()] : Nothing;
}
