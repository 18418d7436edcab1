using System.Text;
using System.Text.RegularExpressions;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>The words in braces that a template may hold, and what an editor is to mend among them.</summary>
public static partial class Placeholders
{
    public const string Name = "navn";
    public const string Title = "tittel";
    public const string Text = "tekst";
    public const string Facts = "fakta";
    public const string Button = "knapp";
    public const string Portal = "portal";

    /// <summary>Those that stand in a sentence, and so in a subject.</summary>
    public static IReadOnlyList<string> Inline { get; } = [Name, Title, Portal];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, Title, Text, Facts, Button, Portal];

    /// <summary>The words in braces that nothing is put in for, each once.</summary>
    /// <param name="text">A subject or a body.</param>
    /// <param name="known">Those that may stand there.</param>
    public static IReadOnlyList<string> Unknown(string text, IReadOnlyList<string> known) =>
        [.. Word().Matches(text).Select(match => match.Groups[1].Value).Where(word => !known.Contains(word)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the word stands in the text.</summary>
    public static bool Has(string text, string word) => text.Contains($"{{{word}}}", StringComparison.Ordinal);

    /// <summary>
    /// The text with values put in, once: a value that looks like a placeholder stays as it is. Where a value is empty, or there
    /// is none, the word goes with the space before it.
    /// </summary>
    public static string Fill(string text, Func<string, string?> valueOf)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (Match match in Word().Matches(text))
        {
            filled.Append(text, at, match.Index - at);
            at = match.Index + match.Length;
            if (valueOf(match.Groups[1].Value) is { Length: > 0 } value)
                filled.Append(value);
            else if (filled.Length > 0 && filled[^1] == ' ')
                filled.Length--;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>
    /// Without control characters and marks that turn the direction of writing, and with every run of white space as one space:
    /// fit for a subject or a link.
    /// </summary>
    public static string OneLine(string text) => string.Join(
        ' ', string.Concat(text.EnumerateRunes().Select(rune => IsHarmless(rune) ? rune.ToString() : " ")).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static bool IsHarmless(Rune rune) => !(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));

    // A heading's {#id} is none: it begins with a number sign.
    [GeneratedRegex(@"\{([a-zæøåA-ZÆØÅ][\wæøåÆØÅ-]{0,30})\}")]
    private static partial Regex Word();
}
