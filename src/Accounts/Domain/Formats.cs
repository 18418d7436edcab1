namespace KunnskapsPortal.Accounts.Domain;

/// <summary>What typed account data must look like. The shape only: nothing is looked up, and nothing typed proves anything.</summary>
public static class Formats
{
    public const int NameLength = 120;
    public const int EmailLength = 254;
    public const int PasswordMin = 12;

    /// <summary>Longer passwords are refused: hashing them is work that a stranger could order.</summary>
    public const int PasswordMax = 128;

    /// <summary>So that <c>aaaaaaaaaaaa</c> is not a password.</summary>
    public const int PasswordUniqueChars = 5;

    /// <summary>A number of the Norwegian register of health personnel (HPR): seven to nine digits.</summary>
    public static bool IsHprNumber(string text) => text.Length is >= 7 and <= 9 && text.All(char.IsAsciiDigit);

    /// <summary>The number of a Norwegian municipality (SSB, standard 131): four digits, not <c>0000</c>.</summary>
    public static bool IsMunicipalityNumber(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) && text != "0000";

    /// <summary>One @ between a name and a domain with a dot, no blanks or control characters; whether mail arrives is not known.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.Length <= EmailLength
            && text.LastIndexOf('@') == at
            && text[(at + 1)..].Split('.') is { Length: >= 2 } labels && labels.All(label => label.Length > 0)
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"');
    }

    /// <summary>Long enough, not too long, and not the same few characters over and over.</summary>
    public static bool IsPassword(string text) =>
        text.Length is >= PasswordMin and <= PasswordMax && text.Distinct().Count() >= PasswordUniqueChars;
}
