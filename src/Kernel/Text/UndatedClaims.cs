namespace KunnskapsPortal.Kernel.Text;

/// <summary>Sentences that will be wrong one day without saying which: amounts and "now" without a year or a date beside them.</summary>
internal static class UndatedClaims
{
    private static readonly HashSet<string> Units = ["kr", "krone", "kroner", "prosent", "prosentpoeng", "pst"];
    private static readonly HashSet<string> Months =
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

    private static readonly Dictionary<Language, string[][]> Nows = new()
    {
        [Language.Bokmal] = [["i", "dag"], ["i", "år"], ["i", "fjor"], ["for", "tiden"], ["nå"], ["nylig"], ["foreløpig"]],
        [Language.Nynorsk] = [["i", "dag"], ["i", "år"], ["i", "fjor"], ["for", "tida"], ["no"], ["nyleg"], ["førebels"]],
    };

    public static IEnumerable<LanguageHint> In(IReadOnlyList<Sentence> sentences, Language language)
    {
        var (before, here) = (false, sentences.Count > 0 && HasDate(Lower(sentences[0])));
        for (var i = 0; i < sentences.Count; i++)
        {
            var after = i + 1 < sentences.Count && HasDate(Lower(sentences[i + 1]));
            if (!before && !here && !after && Claim(sentences[i], language) is { } claim)
                yield return new LanguageHint(LanguageHintKind.UndatedClaim, sentences[i].Excerpt(), 1, claim);
            (before, here) = (here, after);
        }
    }

    private static string? Claim(Sentence sentence, Language language)
    {
        var words = Lower(sentence);
        if (words.Exists(word => char.IsAsciiDigit(word[0])))
        {
            if (words.Find(Units.Contains) is { } unit)
                return unit;
            if (sentence.HasPercentSign())
                return "%";
        }

        for (var at = 0; at < words.Count; at++)
        {
            // "Å nå målet" is to reach it.
            if (Array.Find(Nows[language], now => Stands(now, words, at)) is { } found && !(at > 0 && words[at - 1] == "å"))
                return string.Join(' ', found);
        }

        return null;
    }

    private static bool Stands(string[] now, List<string> words, int at) =>
        words[at] == now[0] && (now.Length == 1 || (at + 1 < words.Count && words[at + 1] == now[1]));

    private static bool HasDate(List<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (Months.Contains(words[at]) || (HasYear(words[at])
                && !(at + 1 < words.Count && Units.Contains(words[at + 1])) && !(at > 0 && words[at - 1] is "kr")))
                return true;
        }

        return false;
    }

    // 2025, 01.02.2025, 2025-02-01, 2024-25.
    private static bool HasYear(string word) => word.Length is >= 4 and <= 10
        && word.Split('.', '-').Any(part => part.Length == 4 && part.All(char.IsAsciiDigit) && (part.StartsWith("19", StringComparison.Ordinal) || part.StartsWith("20", StringComparison.Ordinal)));

    private static List<string> Lower(Sentence sentence) =>
        [.. Enumerable.Range(0, sentence.Words.Count).Select(i => sentence.Words[i].Length > 60 ? "-" : sentence.Word(i).ToLowerInvariant())];
}
