using KunnskapsPortal.Search.Analysis;

namespace KunnskapsPortal.Search.Index;

/// <summary>
/// Writes the FTS5 expression of a query. Only stems of letters, digits, hyphen and full stop get in, each between
/// quotation marks, so nothing a reader types is read as syntax.
/// </summary>
internal sealed class MatchExpression(IndexSession session, IReadOnlyList<Token> tokens)
{
    /// <summary>The one kind that search knows: in the glossary, synonyms are other words for the same.</summary>
    public const string GlossaryKind = "ord";

    private const int LongestName = 8;
    private const int MostBeginnings = 40;
    private const int MostOtherNames = 24;

    private readonly IReadOnlyList<int> _demanded = Demanded(tokens);
    private readonly Dictionary<int, IReadOnlyList<string>> _alternatives = [];
    private ILookup<string, string>? _otherNames;

    /// <summary>Stems whose words are marked in the answer.</summary>
    public HashSet<string> Marked { get; } = [.. Demanded(tokens).Select(i => tokens[i].Stem)];

    /// <summary>All words.</summary>
    public string All() => Join(" AND ", _demanded.Select(Unit));

    /// <summary>At least one word.</summary>
    public string Any() => Join(" OR ", _demanded.Select(Unit));

    /// <summary>All words, where a name of the glossary may be replaced by another for the same; null where there is none.</summary>
    public string? AllOrSynonyms()
    {
        var units = new List<string>();
        var isExpanded = false;
        for (var at = 0; at < tokens.Count;)
        {
            var length = NameAt(at);
            if (length > 0)
            {
                var others = OtherNames()[Span(at, length)].Order(StringComparer.Ordinal).Take(MostOtherNames).ToList();
                Marked.UnionWith(others.Where(name => !name.Contains(' ')));
                var own = Join(" AND ", Enumerable.Range(at, length).Where(_demanded.Contains).DefaultIfEmpty(at).Select(Unit));
                units.Add($"({own} OR {Join(" OR ", others.Select(Quote))})");
                isExpanded = true;
            }
            else if (_demanded.Contains(at))
            {
                units.Add(Unit(at));
            }

            at += Math.Max(1, length);
        }

        return isExpanded ? Join(" AND ", units) : null;
    }

    private static string Join(string between, IEnumerable<string> parts) => $"({string.Join(between, parts)})";

    private static string Quote(string stems) => $"\"{stems}\"";

    private static List<int> Demanded(IReadOnlyList<Token> tokens)
    {
        var telling = Enumerable.Range(0, tokens.Count).Where(i => !StopWords.Contains(tokens[i].Stem)).ToList();
        return telling.Count > 0 ? telling : [.. Enumerable.Range(0, tokens.Count)];
    }

    // A word, or what it becomes when the last word is still being typed, or written together with its neighbour.
    private string Unit(int at)
    {
        if (!_alternatives.TryGetValue(at, out var stems))
            _alternatives[at] = stems = Alternatives(at);
        Marked.UnionWith(stems);
        return Join(" OR ", stems.Select(Quote));
    }

    private List<string> Alternatives(int at)
    {
        var stems = new List<string> { tokens[at].Stem };
        if (at == tokens.Count - 1 && tokens[at].Folded.Length >= 2)
            stems.AddRange(session.StemsBeginning(tokens[at].Folded, MostBeginnings));
        var together = new[] { at - 1, at }.Where(i => i >= 0 && i + 1 < tokens.Count)
            .Select(i => NorwegianAnalyser.Key(tokens[i].Written + tokens[i + 1].Written)).ToList();
        if (together.Count > 0)
            stems.AddRange(session.KnownStems(together));
        return [.. stems.Distinct()];
    }

    private ILookup<string, string> OtherNames() => _otherNames ??= session.OtherNames(
        Enumerable.Range(0, tokens.Count).SelectMany(at => Enumerable.Range(1, Math.Min(LongestName, tokens.Count - at)).Select(length => Span(at, length))).Distinct());

    private string Span(int at, int length) => string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Stem));

    // The longest name of the glossary that begins here; 0 where none does.
    private int NameAt(int at)
    {
        for (var length = Math.Min(LongestName, tokens.Count - at); length > 0; length--)
        {
            if (OtherNames().Contains(Span(at, length)))
                return length;
        }

        return 0;
    }
}
