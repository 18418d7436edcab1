namespace KunnskapsPortal.Measures.BrowseMeasures;

/// <summary>A group of check boxes in the filter form.</summary>
/// <param name="Name">The query name.</param>
public sealed record FilterGroup(string Name, string Label, IReadOnlyList<FilterOption> Options)
{
    /// <summary>The stored names that are chosen.</summary>
    public IReadOnlyCollection<string> Chosen => [.. Options.Where(option => option.IsChosen).Select(option => option.Stored)];

    /// <summary>Reads what stands in the address: the Norwegian word or the stored name. Other values are passed over.</summary>
    public static FilterGroup Of(
        string name, string label, IReadOnlyList<string> stored, string[]? query, Func<string, string> urlName, Func<string, string> words) =>
        new(name, label,
            [.. stored.Select(value => new FilterOption(value, urlName(value), words(value),
                query is not null && (query.Contains(urlName(value)) || query.Contains(value))))]);
}

public sealed record FilterOption(string Stored, string UrlName, string Label, bool IsChosen);
