using System.Text;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>Names that stand in addresses: <c>a-z</c>, <c>0-9</c> and single hyphens, 1 to 80 characters.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    public static bool IsValid(string text) =>
        text.Length is > 0 and <= MaxLength
        && text[0] != '-' && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Makes a slug of any text: æ, ø, å become ae, o, a; other accents go; the rest becomes hyphens. Never empty.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in WellFormed.Normalised(text.ToLowerInvariant(), NormalizationForm.FormD))
        {
            var part = c switch
            {
                'æ' => "ae",
                'ø' => "o",
                >= 'a' and <= 'z' or >= '0' and <= '9' => c.ToString(),
                >= '\u0300' and <= '\u036f' => "",
                _ => "-",
            };
            if (part == "-" && (slug.Length == 0 || slug[^1] == '-'))
                continue;
            slug.Append(part);
        }

        var result = slug.ToString();
        if (result.Length > MaxLength)
            result = result[..MaxLength];
        result = result.Trim('-');
        return result.Length == 0 ? "x" : result;
    }
}
