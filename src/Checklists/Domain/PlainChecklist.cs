using System.Globalization;
using System.Text;

namespace KunnskapsPortal.Checklists.Domain;

/// <summary>
/// A checklist as plain text, for a record system: lines end in CR LF, boxes are <c>[ ]</c>, and every sign is one that a
/// keyboard has. Letters of every language stay. The script on the page (compose.mjs) writes the same from what is ticked.
/// </summary>
public static class PlainChecklist
{
    public static string Write(string title, IEnumerable<(string Label, IEnumerable<string> Rows)> sides)
    {
        var text = new StringBuilder(title).Append('\n');
        foreach (var (label, rows) in sides)
        {
            text.Append('\n').Append(label).Append('\n');
            foreach (var row in rows)
                text.Append("[ ] ").Append(row).Append('\n');
        }

        return Plain(text.ToString());
    }

    /// <summary>Typographic signs as a keyboard has them, and Windows' line ends. A sign that nobody can type becomes "?".</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var isInWord = false;
        foreach (var rune in string.Concat(text.Where(sign => !IsUnseen(sign))).Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A mark belongs to the letter before it, and to nothing else.
            var isMark = IsMark(rune);
            isInWord = Rune.IsLetter(rune) || (isMark && isInWord);
            if (!isMark || isInWord)
                plain.Append(AsTyped(rune));
        }

        return plain.ToString();
    }

    private static string AsTyped(Rune rune) => rune.Value switch
    {
        '\n' => "\r\n",
        '\u00ab' or '\u00bb' or '\u201c' or '\u201d' or '\u201e' or '\u2033' => "\"",
        '\u2018' or '\u2019' or '\u201a' or '\u2032' => "'",
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2022' or '\u2023' or '\u25cf' or '\u25aa' => "-",
        '\u00a0' or (>= '\u2000' and <= '\u200a') or '\u202f' or '\u205f' or '\u3000' => " ",
        '\u2026' => "...",
        '\u20ac' => "EUR",
        '\u2265' => ">=",
        '\u2264' => "<=",
        '\u2260' => "!=",
        '\u2248' => "~",
        '\u2192' => "->",
        '\u2190' => "<-",
        '\u2194' => "<->",
        '\u2713' or '\u2714' => "x",
        > 0xff when !Rune.IsLetter(rune) && !IsMark(rune) => "?",
        _ => rune.ToString(),
    };

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsUnseen(char sign) => sign is (>= '\u200b' and <= '\u200f') or '\u2060' or '\ufeff' or (>= '\ufe00' and <= '\ufe0f');
}
