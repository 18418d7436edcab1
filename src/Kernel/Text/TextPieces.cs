using System.Globalization;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>Cuts a text into pieces that, put together again, are the text.</summary>
internal static class TextPieces
{
    /// <summary>Lines, each with its line feed.</summary>
    public static List<string> Lines(string text) => Cut(text, (t, at) => t[at - 1] == '\n');

    /// <summary>Sentences, roughly: a new one begins after white space that follows a full stop, or another mark that ends or parts.</summary>
    public static List<string> Sentences(string text) =>
        Cut(text, (t, at) => char.IsWhiteSpace(t[at - 1]) && !char.IsWhiteSpace(t[at]) && at > 1 && t[at - 2] is '.' or '!' or '?' or ':' or ';' or '|' or ')');

    /// <summary>Words, runs of white space, and every other sign by itself.</summary>
    public static List<string> Words(string text) => Cut(text, (t, at) => !IsInWord(t, at));

    /// <summary>True where a cut at this place would part a word, a run of white space or a surrogate pair.</summary>
    public static bool IsInWord(string text, int at) =>
        at > 0 && at < text.Length && Class(text[at - 1]) is var before && before == Class(text[at]) && before != 0;

    /// <summary>True where the place lies inside a word of either text; both are equal before it.</summary>
    public static bool IsInWord(string oldText, string newText, int at) => IsInWord(oldText, at) || IsInWord(newText, at);

    private static int Class(char c) => char.IsWhiteSpace(c) ? 1 : IsWordPart(c) ? 2 : 0;

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static List<string> Cut(string text, Func<string, int, bool> isStart)
    {
        var pieces = new List<string>();
        var from = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (!isStart(text, at))
                continue;
            pieces.Add(text[from..at]);
            from = at;
        }

        if (from < text.Length)
            pieces.Add(text[from..]);
        return pieces;
    }
}
