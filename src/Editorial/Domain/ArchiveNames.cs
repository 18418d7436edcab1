using System.Globalization;
using System.Text;

namespace KunnskapsPortal.Editorial.Domain;

/// <summary>Names of files inside an archive that somebody sends. Pure.</summary>
public static class ArchiveNames
{
    /// <summary>Characters of the longest name.</summary>
    public const int MaxLength = 250;

    /// <summary>
    /// True for an ordinary name below the archive: folders divided by <c>/</c>, no way up or out, no drive, nothing invisible
    /// that makes it read as another name.
    /// </summary>
    public static bool IsHarmless(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.IndexOfAny(['\\', ':']) < 0
        && name.Split('/').All(part => part.Length > 0 && part.Trim('.', ' ').Length > 0)
        && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned));

    /// <summary>What a computer adds by itself when it packs a folder; passed over.</summary>
    public static bool IsLitter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Split('/')[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}
