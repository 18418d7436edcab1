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
    /// Any text as a parameter value, in quotes (RFC 5545, 3.2) and with the escapes of RFC 6868: a circumflex, a double quote
    /// and a line break become <c>^^</c>, <c>^'</c> and <c>^n</c>. Control characters go. A backslash becomes a slash: it means
    /// nothing here, but ical.js 2.2.1 reads it as in a TEXT, and may then end the parameter in the wrong place. Never fails.
    /// </summary>
    public static string Parameter(string text)
    {
        var value = new StringBuilder(text.Length + 8).Append('"');
        var previous = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isSecondHalf = rune.Value == Lf && previous == Cr;
            previous = rune.Value;
            if (isSecondHalf)
                continue;
            if (IsLineBreak(rune.Value))
                value.Append("^n");
            else if (rune.Value == '^')
                value.Append("^^");
            else if (rune.Value == '"')
                value.Append("^'");
            else if (rune.Value == '\\')
                value.Append('/');
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
                value.Append(rune.ToString());
        }

        return value.Append('"').ToString();
    }

    /// <summary>
    /// An e-mail address as a <c>mailto:</c> URI (RFC 6068, 2). Letters, digits and the marks that addresses are full of stand as
    /// they are, since programs compare the text; everything else is percent-encoded as UTF-8. Never fails.
    /// </summary>
    public static string MailTo(string address)
    {
        var uri = new StringBuilder("mailto:", address.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(address))
        {
            if (octet < 0x80 && (char.IsAsciiLetterOrDigit((char)octet) || "@.-_~+!$'*".Contains((char)octet, StringComparison.Ordinal)))
                uri.Append((char)octet);
            else
                uri.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return uri.ToString();
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
