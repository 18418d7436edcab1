namespace KunnskapsPortal.Directory.Domain;

/// <summary>A telephone number as people write it, and as a link. Eight digits are Norwegian (+47).</summary>
public sealed record PhoneNumber(string Written)
{
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
