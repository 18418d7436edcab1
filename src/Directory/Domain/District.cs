namespace KunnskapsPortal.Directory.Domain;

/// <summary>A bydel: six digits, of which the first four are its municipality's. Source: Statistisk sentralbyrå, Klass 103.</summary>
public readonly record struct DistrictNumber
{
    private DistrictNumber(string value) => Value = value;

    /// <summary>The six digits.</summary>
    public string Value { get; }

    public MunicipalityNumber Municipality => MunicipalityNumber.Parse(Value[..4]);

    /// <summary>Reads six digits, blanks around them forgiven; null for anything else.</summary>
    public static DistrictNumber? TryParse(string? text) =>
        text?.Trim() is { Length: 6 } digits && digits.All(char.IsAsciiDigit) ? new DistrictNumber(digits) : null;

    /// <summary>Reads six digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static DistrictNumber Parse(string text) => TryParse(text) ?? throw new FormatException($"«{text}» is not a district number of six digits.");

    public override string ToString() => Value;
}

/// <summary>A bydel by number and name.</summary>
public sealed record District(DistrictNumber Number, string Name);
