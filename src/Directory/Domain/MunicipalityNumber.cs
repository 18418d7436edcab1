namespace KunnskapsPortal.Directory.Domain;

/// <summary>
/// A kommunenummer: four digits, with a leading zero where there is one. A number may end and be used again, so it names a
/// municipality only together with a date. Source: Statistisk sentralbyrå, Klass 131.
/// </summary>
public readonly record struct MunicipalityNumber
{
    private MunicipalityNumber(string value) => Value = value;

    /// <summary>The four digits.</summary>
    public string Value { get; }

    /// <summary>Reads four digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static MunicipalityNumber Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"«{text}» is not a municipality number of four digits.");

    /// <summary>Reads four digits, blanks around them forgiven; null for anything else.</summary>
    public static MunicipalityNumber? TryParse(string? text) =>
        text?.Trim() is { Length: 4 } digits && digits.All(char.IsAsciiDigit) ? new MunicipalityNumber(digits) : null;

    public override string ToString() => Value;
}
