namespace KunnskapsPortal.Directory.Domain;

/// <summary>A telephone number as people write it, and as a link. Eight digits are Norwegian (+47).</summary>
public sealed record PhoneNumber(string Written)
{
    /// <summary>True for 3 to 15 digits (E.164) with spaces between, and a plus sign first where there is one.</summary>
    public static bool IsWellFormed(string text) =>
        text.Count(char.IsAsciiDigit) is >= 3 and <= 15
        && text.Length <= 30
        && text.Select((c, at) => char.IsAsciiDigit(c) || c is ' ' or '\u00a0' || (c == '+' && at == 0)).All(right => right);

    /// <summary>The international number with its plus sign (E.164); null for short numbers, which are local.</summary>
    public string? International
    {
        get
        {
            var digits = Digits;
            return Written.TrimStart().StartsWith('+') ? $"+{digits}" : digits.Length == 8 ? $"+47{digits}" : null;
        }
    }

    /// <summary>A <c>tel:</c> URI (RFC 3966).</summary>
    public string Link => $"tel:{International ?? Digits}";

    private string Digits => string.Concat(Written.Where(char.IsAsciiDigit));
}
