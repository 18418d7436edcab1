namespace KunnskapsPortal.Search.Analysis;

/// <summary>
/// Nynorsk and older spellings to the bokmål ones, from the table Data/nynorsk.tsv. Works on folded letters, so
/// bokmål and nynorsk are one search space. It does not translate: it lets the same word be found in both forms.
/// </summary>
public static class NynorskFolding
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal);
    private static readonly List<(string From, string To)> Parts = [];
    private static readonly List<(string From, string To)> Endings = [];

    static NynorskFolding()
    {
        foreach (var (from, to) in Rows)
        {
            var (a, b) = (Letters.Fold(from), Letters.Fold(to));
            if (from.StartsWith('*') && from.EndsWith('*'))
                Parts.Add((a, b));
            else if (from.StartsWith('*'))
                Endings.Add((a, b));
            else
                AddWord(a, b);
        }
    }

    /// <summary>The table: <c>word</c>, <c>*part*</c> or <c>*ending</c>, and what it becomes.</summary>
    public static IReadOnlyList<(string From, string To)> Rows { get; } =
        [.. DataFiles.Lines("nynorsk.tsv").Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    /// <param name="word">Folded letters.</param>
    public static string Apply(string word)
    {
        if (Words.TryGetValue(word, out var whole))
            return whole;
        foreach (var (from, to) in Parts)
        {
            if (word.Contains(from, StringComparison.Ordinal))
                word = word.Replace(from, to, StringComparison.Ordinal);
        }

        foreach (var (from, to) in Endings)
        {
            if (word.Length >= from.Length + 3 && word.EndsWith(from, StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - from.Length), to);
        }

        return word;
    }

    // The stem is entered too, so that «vekene» meets «veke».
    private static void AddWord(string from, string to)
    {
        Words[from] = to;
        var stem = Stemmer.StripAll(from);
        if (stem.Length >= 3 && stem != Stemmer.StripAll(to))
            Words.TryAdd(stem, to);
    }
}
