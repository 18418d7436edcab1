using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Measures.BrowseMeasures;

/// <summary>A group of check boxes in the filter form.</summary>
/// <param name="Facet">What it narrows by.</param>
/// <param name="Name">The query name.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Options">In the order they are shown.</param>
public sealed record FilterGroup(Facet Facet, string Name, string Label, IReadOnlyList<FilterOption> Options)
{
    /// <summary>The stored names that are chosen.</summary>
    public IReadOnlyCollection<string> Chosen => [.. Options.Where(option => option.IsChosen).Select(option => option.Stored)];

    public bool IsChosen => Options.Any(option => option.IsChosen);

    /// <summary>Reads what stands in the address: the Norwegian word or the stored name. Other values are passed over.</summary>
    public static FilterGroup Of(
        Facet facet, string name, string label, IReadOnlyList<string> stored, IReadOnlyCollection<string?> query, Func<string, string> urlName, Func<string, string> words) =>
        new(facet, name, label,
            [.. stored.Select(value => new FilterOption(value, urlName(value), words(value),
                query.Contains(urlName(value)) || query.Contains(value), 0))]);

    /// <summary>
    /// The group with a number beside each value; a value that no measure has is left out unless it is chosen. Null where no
    /// value parts the measures and none is chosen: such a group helps nobody.
    /// </summary>
    /// <param name="counts">From <see cref="MeasureFilter.Count"/>.</param>
    /// <param name="ever">The same with nothing chosen.</param>
    /// <param name="total">How many measures there are.</param>
    public FilterGroup? With(IReadOnlyDictionary<(Facet, string), int> counts, IReadOnlyDictionary<(Facet, string), int> ever, int total)
    {
        var parts = Options.Any(option => ever.GetValueOrDefault((Facet, option.Stored)) is var n && n > 0 && n < total);
        return parts || IsChosen
            ? this with
            {
                Options = [.. Options.Where(option => option.IsChosen || ever.ContainsKey((Facet, option.Stored)))
                    .Select(option => option with { Count = counts.GetValueOrDefault((Facet, option.Stored)) })],
            }
            : null;
    }
}

/// <param name="Count">How many measures would be shown if this were the only value chosen in its group.</param>
public sealed record FilterOption(string Stored, string UrlName, string Label, bool IsChosen, int Count);
