using System.Text;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>Names for stored files, made of the names that people's machines gave them.</summary>
public static class SafeFileName
{
    /// <summary>Characters before the full stop.</summary>
    public const int MaxLength = Slug.MaxLength;

    private static readonly HashSet<string> Reserved =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    /// <summary>
    /// A harmless name for any text: <c>a-z0-9-</c>, one full stop, and the extension of what the file is, whatever it was
    /// called. Folders before the name, signs that turn the reading direction, NUL and the like go. Never empty; a name
    /// without letters is <c>fil</c>. Making it twice gives the same.
    /// </summary>
    public static string From(string? name, FileKind kind)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        if (last.Length > 1000)
            last = last[..1000];
        var dot = last.LastIndexOf('.');
        if (dot >= 0 && last.Length - dot <= 6)
            last = last[..dot];
        var visible = string.Concat(WellFormed.Nfc(last).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format));
        var slug = visible.Any(char.IsAsciiLetterOrDigit) || Slug.From(visible) != "x" ? Slug.From(visible) : "fil";
        if (Reserved.Contains(slug))
            slug = "fil-" + slug;
        return $"{slug}.{kind.Extension()}";
    }
}
