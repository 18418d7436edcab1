namespace KunnskapsPortal.Search.Analysis;

/// <summary>
/// Takes compounds apart with the words of the index itself and a short list of common heads: «sykmeldingsblankett»
/// gives «sykmelding» and «blankett». Splits only where both sides are known. Safe for concurrent use.
/// </summary>
/// <param name="vocabulary">Folded words of the index, with their endings.</param>
public sealed class CompoundSplitter(IEnumerable<string> vocabulary)
{
    private const int ShortestCompound = 7;
    private const int ShortestWord = 4;
    private const int ShortestHead = 3;
    private const int MostLevels = 3;

    private static readonly HashSet<string> Heads =
        [.. DataFiles.Lines("heads.txt").Select(word => NynorskFolding.Apply(Letters.Fold(word)))];

    private static readonly HashSet<string> HeadStems = [.. Heads.Select(NorwegianAnalyser.Stem)];

    private readonly Known _known = new([.. vocabulary.Where(word => word.Length >= ShortestWord)]);

    /// <summary>The stems of the parts, also of parts of parts; empty where the word is not a known compound.</summary>
    /// <param name="folded">Folded letters with ending.</param>
    public IReadOnlyCollection<string> Parts(string folded)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        Split(folded, parts, MostLevels);
        parts.Remove(NorwegianAnalyser.Stem(folded));
        return parts;
    }

    private bool Split(string word, HashSet<string> parts, int levels)
    {
        if (levels == 0 || word.Length < ShortestCompound)
            return false;

        // From the left: the longest right side that is known wins.
        for (var cut = ShortestHead; cut <= word.Length - ShortestHead; cut++)
        {
            var right = NorwegianAnalyser.Stem(word[cut..]);
            if (!IsRight(word.Length - cut, right) || LeftOf(word[..cut], parts, levels) is not { } left)
                continue;
            parts.Add(NorwegianAnalyser.Stem(left));
            parts.Add(right);
            Split(left, parts, levels - 1);
            Split(word[cut..], parts, levels - 1);
            return true;
        }

        return false;
    }

    private bool IsRight(int length, string stem) => HeadStems.Contains(stem) || (length >= ShortestWord && _known.Stems.Contains(stem));

    // The left side as it stands, without the s or e that binds it, or itself a compound.
    private string? LeftOf(string left, HashSet<string> parts, int levels)
    {
        string[] forms = left.Length > ShortestHead && left[^1] is 's' or 'e' ? [left, left[..^1]] : [left];
        return forms.FirstOrDefault(form => Heads.Contains(form) || _known.Words.Contains(form))
            ?? forms.FirstOrDefault(form => Split(form, parts, levels - 1));
    }

    private sealed record Known(HashSet<string> Words)
    {
        public HashSet<string> Stems { get; } = [.. Words.Select(NorwegianAnalyser.Stem)];
    }
}
