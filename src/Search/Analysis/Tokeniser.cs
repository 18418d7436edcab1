namespace KunnskapsPortal.Search.Analysis;

/// <summary>A word or a code, and where it stands in the text.</summary>
public readonly record struct RawToken(int Start, int Length);

/// <summary>
/// Finds the words. A word is a run of letters and digits. Runs are one code where digits meet digits over one hyphen or
/// full stop (08-07.08, 8-4) or one to three letters meet digits over a hyphen (L-40).
/// </summary>
public static class Tokeniser
{
    /// <param name="text">In NFC (see <see cref="Letters.Clean"/>).</param>
    public static IEnumerable<RawToken> Scan(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at]))
                continue;
            var end = RunFrom(text, at);
            for (var runStart = at; Joins(text, runStart, end); end = RunFrom(text, runStart))
                runStart = end + 1;
            yield return new RawToken(at, end - at);
            at = end;
        }
    }

    internal static bool IsJoiner(char c) => c is '-' or '.' || IsDash(c);

    internal static bool IsDash(char c) => c is '-' or '\u2010' or '\u2011' or '\u2013';

    private static int RunFrom(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
            at++;
        return at;
    }

    private static bool Joins(string text, int runStart, int end)
    {
        if (end + 1 >= text.Length || !IsJoiner(text[end]) || !char.IsAsciiDigit(text[end + 1]))
            return false;
        if (char.IsAsciiDigit(text[end - 1]))
            return true;
        return IsDash(text[end]) && end - runStart <= 3 && text[runStart..end].All(char.IsLetter);
    }
}
