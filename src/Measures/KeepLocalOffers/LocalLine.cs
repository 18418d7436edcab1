namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>One line of a form, with its error beside it. The name is also the id.</summary>
public sealed record LocalLine(string Name, string Label, string Value, string? Error)
{
    public string Type { get; init; } = "text";

    public bool IsNumber { get; init; }

    public string? Hint { get; init; }

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => $"{Name}-feil",
        (_, null) => $"{Name}-hjelp",
        _ => $"{Name}-hjelp {Name}-feil",
    };
}
