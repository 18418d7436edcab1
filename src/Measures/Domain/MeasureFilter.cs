using System.Text;

namespace KunnskapsPortal.Measures.Domain;

/// <summary>What a reader has chosen in the list of measures. An empty group asks for nothing.</summary>
/// <param name="Words">Words that must all occur; upper and lower case, accents and æ, ø, å do not count.</param>
/// <param name="Phases">The measure fits in at least one of them.</param>
/// <param name="ProposedBy">At least one of them can propose it.</param>
/// <param name="Audiences">It is meant for at least one of them.</param>
public sealed record MeasureFilter(
    string Words,
    IReadOnlyCollection<string> Phases,
    IReadOnlyCollection<string> ProposedBy,
    IReadOnlyCollection<string> Audiences)
{
    public bool IsEmpty => !AsksForWords && Phases.Count == 0 && ProposedBy.Count == 0 && Audiences.Count == 0;

    public bool AsksForWords => !string.IsNullOrWhiteSpace(Words);

    /// <summary>
    /// True where the measure answers every group the reader has chosen in: one of the values within a group is enough,
    /// every word must be there. More words or groups never give more measures; more values in a group never give fewer.
    /// </summary>
    public bool Accepts(MeasureFacts measure)
    {
        return Meets(Phases, measure.Phases)
            && Meets(ProposedBy, measure.ProposedBy)
            && Meets(Audiences, measure.Audiences)
            && HasWords(measure);
    }

    private static bool Meets(IReadOnlyCollection<string> chosen, IReadOnlyCollection<string> has) =>
        chosen.Count == 0 || chosen.Any(has.Contains);

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
public sealed record MeasureFacts(
    Func<string> Text,
    IReadOnlyCollection<string> Phases,
    IReadOnlyCollection<string> ProposedBy,
    IReadOnlyCollection<string> Audiences);
