using System.Buffers;
using System.Text;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Texts in the head of a mail: RFC 5322, and encoded words of RFC 2047 for what is not plain ASCII.</summary>
public static class HeaderText
{
    // 52 characters in base64, 64 with the marks around: a line with the longest name in front stays within 76 (RFC 2047, 2).
    private const int OctetsInWord = 39;
    private const int LongestPlain = 60;
    private static readonly SearchValues<char> NotInWord = SearchValues.Create("()<>@,;:\\\".[]");

    /// <summary>
    /// What a header can say: a line break or any other control character has become a blank, and half a surrogate pair U+FFFD. So no
    /// text can end its header and begin another.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        return clean.ToString();
    }

    /// <summary>A text such as a subject, folded.</summary>
    public static string Unstructured(string text)
    {
        var clean = Clean(text);
        return IsPlain(clean) ? clean : EncodedWords(clean);
    }

    /// <summary>A name in front of an address.</summary>
    public static string Phrase(string name)
    {
        var clean = Clean(name);
        if (!IsPlain(clean))
            return EncodedWords(clean);
        return clean.AsSpan().ContainsAny(NotInWord) || clean.Contains(' ', StringComparison.Ordinal)
            ? $"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : clean;
    }

    private static bool IsPlain(string text) =>
        text.Length <= LongestPlain && text.All(c => c is >= ' ' and <= '~') && text == text.Trim()
        && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains("=?", StringComparison.Ordinal);

    // Blanks between encoded words do not count, so the text comes back whole. No character is split between two words.
    private static string EncodedWords(string text)
    {
        var words = new StringBuilder();
        var octets = new List<byte>(OctetsInWord);
        var buffer = new byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (octets.Count + length > OctetsInWord)
                Add();
            octets.AddRange(buffer.AsSpan(0, length));
        }

        Add();
        return words.ToString();

        void Add()
        {
            if (octets.Count == 0)
                return;
            words.Append(words.Length == 0 ? "" : "\r\n ").Append("=?UTF-8?B?").Append(Convert.ToBase64String(octets.ToArray())).Append("?=");
            octets.Clear();
        }
    }
}
