using System.Text;

namespace KunnskapsPortal.Calendar.Writing;

/// <summary>How text stands in an iCalendar object: TEXT values (RFC 5545, 3.3.11) and content lines (3.1).</summary>
public static class IcsText
{
    /// <summary>The longest line in octets, without its line break.</summary>
    public const int MaxOctets = 75;

    private const int Cr = 0x0D;
    private const int Lf = 0x0A;

    /// <summary>
    /// Any text as a TEXT value. Every kind of line break becomes <c>\n</c>, a tab stays, other control characters go
    /// (no grammar of RFC 5545 holds them), and half a surrogate pair becomes U+FFFD. Never fails.
    /// </summary>
    public static string Escape(string text)
    {
        var value = new StringBuilder(text.Length + 8);
        var previous = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isSecondHalf = rune.Value == Lf && previous == Cr;
            previous = rune.Value;
            if (isSecondHalf)
                continue;
            if (IsLineBreak(rune.Value))
                value.Append("\\n");
            else if (rune.Value is '\\' or ';' or ',')
                value.Append('\\').Append(rune.ToString());
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
                value.Append(rune.ToString());
        }

        return value.ToString();
    }

    /// <summary>
    /// One content line with its CRLF, folded so that no line is longer than <see cref="MaxOctets"/> octets of UTF-8 and
    /// no character is split. The line itself must hold no line break.
    /// </summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length + 8);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    // Next line, line separator and paragraph separator are here too: many readers split lines at them.
    private static bool IsLineBreak(int rune) => rune is Cr or Lf or 0x85 or 0x2028 or 0x2029;
}
