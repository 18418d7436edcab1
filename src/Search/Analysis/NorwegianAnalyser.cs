using System.Text;

namespace KunnskapsPortal.Search.Analysis;

/// <summary>A word as the index knows it.</summary>
/// <param name="Written">Lower case, with æ, ø and å: for people.</param>
/// <param name="Folded">Folded letters in bokmål spelling, with its ending: for words that are still being typed.</param>
/// <param name="Stem">What is searched for.</param>
/// <param name="IsCode">Holds a digit: L40, 8-4, 08-07.08. Codes keep their endings.</param>
/// <param name="Start">Where it stands in the cleaned text.</param>
/// <param name="Length">How many characters it takes there.</param>
public readonly record struct Token(string Written, string Folded, string Stem, bool IsCode, int Start, int Length);

/// <summary>
/// Norwegian text to searchable words. Pure and total. Analysing the stems again gives the same stems
/// (docs/algorithms/search.md).
/// </summary>
public static class NorwegianAnalyser
{
    // A word that has not come to rest by then never will; the table is tested not to hold such words.
    private const int MostSteps = 40;

    /// <param name="text">Cleaned by <see cref="Letters.Clean"/>, so that places in it can be shown.</param>
    /// <param name="known">Words that have been analysed before, by the word as written, and are added to: many texts hold the same few words.</param>
    public static IReadOnlyList<Token> Analyse(string text, Dictionary<string, (string Folded, string Stem, bool IsCode)>? known = null)
    {
        var tokens = new List<Token>();
        foreach (var raw in Tokeniser.Scan(text))
        {
            var written = text.Substring(raw.Start, raw.Length).ToLowerInvariant();
            if (known is null || !known.TryGetValue(written, out var word))
            {
                word = Word(written);
                known?.Add(written, word);
            }

            if (word.Folded.Length > 0)
                tokens.Add(new Token(written, word.Folded, word.Stem, word.IsCode, raw.Start, raw.Length));
        }

        return tokens;
    }

    private static (string Folded, string Stem, bool IsCode) Word(string written)
    {
        var isCode = written.Any(char.IsDigit);
        var folded = isCode ? Code(written) : NynorskFolding.Apply(Letters.Fold(written));
        return (folded, isCode ? folded : Stem(folded), isCode);
    }

    /// <summary>The stems with one space between: two texts with the same are the same to a searcher.</summary>
    public static string Key(string text) => string.Join(' ', Analyse(Letters.Clean(text)).Select(token => token.Stem));

    /// <summary>The stem of folded letters.</summary>
    public static string Stem(string folded)
    {
        var word = folded;
        for (var step = 0; step < MostSteps; step++)
        {
            var next = NynorskFolding.Apply(word);
            if (next == word)
                next = Stemmer.StripOne(word);
            if (next == word)
                break;
            word = next;
        }

        return word;
    }

    // L-40 is L40; between digits the sign is kept, as 8-4 is another thing than 84.
    private static string Code(string written)
    {
        var code = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (!Tokeniser.IsJoiner(written[i]))
                code.Append(Letters.Fold(written[i].ToString()));
            else if (code.Length > 0 && char.IsAsciiDigit(code[^1]))
                code.Append(Tokeniser.IsDash(written[i]) ? '-' : '.');
        }

        return code.ToString();
    }
}
