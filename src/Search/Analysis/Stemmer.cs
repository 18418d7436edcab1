namespace KunnskapsPortal.Search.Analysis;

/// <summary>
/// Takes Norwegian endings away, bokmål and nynorsk alike (after the Snowball stemmer for Norwegian, with the endings of
/// nynorsk and the nouns of verbs in -ere added). Never leaves fewer than three letters. Works on folded letters.
/// </summary>
public static class Stemmer
{
    private const int Shortest = 3;

    // Longest first. Both forms in one list: a word is taken apart the same way whichever form it was written in.
    private static readonly string[] Endings =
    [
        .. new[]
        {
            "hetenes", "hetene", "hetens", "heten", "heter", "hetane", "heta", "het",
            "ernes", "erne", "enes", "anes", "edes", "ende", "ene", "ane", "ede", "ens", "ers", "ars", "ets", "ast",
            "eringene", "eringane", "eringer", "eringar", "eringen", "eringa", "ering",
            "erte", "ert", "en", "et", "er", "ar", "es", "as", "a", "e",
        }.OrderByDescending(ending => ending.Length),
    ];

    /// <summary>Takes one ending away; the same word where there is none.</summary>
    public static string StripOne(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length >= ending.Length + Shortest && word.EndsWith(ending, StringComparison.Ordinal)
                && !IsOneLetter(word, word.Length - ending.Length))
                return word[..^ending.Length];
        }

        if (word.Length <= Shortest)
            return word;
        if (word.EndsWith("dt", StringComparison.Ordinal) || word.EndsWith("vt", StringComparison.Ordinal))
            return word[..^1];
        return word[^1] == 's' && IsGenitive(word) ? word[..^1] : word;
    }

    /// <summary>Until no ending is left.</summary>
    public static string StripAll(string word)
    {
        for (var next = StripOne(word); next != word; next = StripOne(word))
            word = next;
        return word;
    }

    // The e of «møet» begins an ending, the e of «møt» written moet does not.
    private static bool IsOneLetter(string word, int cut) =>
        (word[cut - 1], word[cut]) is ('o', 'e') or ('a', 'e') or ('a', 'a');

    // Snowball: an s is an ending after these letters, and after k only where no vowel stands before it.
    private static bool IsGenitive(string word) =>
        "bcdfghjlmnoprtvyz".Contains(word[^2]) || (word[^2] == 'k' && !"aeiouy".Contains(word[^3]));
}
