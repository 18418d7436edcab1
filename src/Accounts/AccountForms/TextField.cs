namespace KunnskapsPortal.Accounts.AccountForms;

/// <summary>One line of text in a form, with its error beside it. The name is also the id, for links from the summary.</summary>
public sealed record TextField(string Name, string Label, string? Value, string? Error)
{
    public string Type { get; init; } = "text";

    public string? Hint { get; init; }

    public string? Autocomplete { get; init; }

    public string? InputMode { get; init; }

    public int? MaxLength { get; init; }

    public bool Required { get; init; }

    /// <summary>Offered while one types; anything else may be typed too.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The ids of what explains the field.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => $"{Name}-feil",
        (_, null) => $"{Name}-hjelp",
        _ => $"{Name}-hjelp {Name}-feil",
    };
}

/// <summary>A choice of one in a form.</summary>
public sealed record ChoiceField(string Name, string Label, string Value, IReadOnlyList<(string Value, string Label)> Options, string? Error)
{
    public string? DescribedBy => Error is null ? null : $"{Name}-feil";
}

/// <summary>The way through a long list: the page before and the page after, and where one is.</summary>
/// <param name="Of">What the list holds, for those who do not see it.</param>
/// <param name="Where">Side 2 av 5</param>
/// <param name="Previous">Null on the first page.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record Pager(string Of, string Where, string? Previous, string? Next);
