using System.Text;

namespace KunnskapsPortal.Search.Analysis;

/// <summary>
/// Letters as they are compared: lower case, without accents (é is e), and with æ, ø, å written ae, oe, aa, so that both
/// spellings of them meet. Total: any text gives an answer, also one that is not valid Unicode.
/// </summary>
public static class Letters
{
    /// <summary>The text in NFC, with halves of surrogate pairs replaced. Same meaning, safe to take apart.</summary>
    public static string Clean(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(text[i]).Append(text[++i]);
            else
                safe.Append(IsUnusable(text[i]) ? '\ufffd' : text[i]);
        }

        return safe.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Folds a word. What is neither letter nor digit is dropped. Folding twice changes nothing.</summary>
    public static string Fold(string word)
    {
        var folded = FoldOnce(word);
        for (var again = FoldOnce(folded); again != folded; again = FoldOnce(folded))
            folded = again;
        return folded;
    }

    private static string FoldOnce(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in Clean(word).ToLowerInvariant())
        {
            if (Named(c) is { } name)
                folded.Append(name);
            else if (c < '\u0080')
                folded.Append(char.IsAsciiLetterOrDigit(c) ? c.ToString() : "");
            else
                folded.Append(Bare(c));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string? Named(char c) => c switch
    {
        'å' => "aa",
        'æ' or 'ä' => "ae",
        'ø' or 'ö' => "oe",
        'ß' => "ss",
        'đ' or 'ð' => "d",
        'ŧ' => "t",
        'ŋ' => "n",
        'ł' => "l",
        _ => null,
    };

    private static string Bare(char c) => char.IsSurrogate(c)
        ? ""
        : string.Concat(c.ToString().Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit));

    // Half of a pair, or a code point that Unicode keeps for no character: Normalize refuses the first.
    private static bool IsUnusable(char c) => char.IsSurrogate(c) || c is '\ufffe' or '\uffff';
}
