using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Search.Index;

/// <summary>A question to the index.</summary>
/// <param name="Text">As typed; never trusted, never logged.</param>
/// <param name="Language">The reader's form.</param>
/// <param name="Readable">Visibilities the reader may see: nothing else is found, counted or suggested.</param>
public sealed record SearchQuery(string Text, Language Language, IReadOnlyList<string> Readable)
{
    public const int MaxLength = 200;

    public const int PageSize = 20;

    /// <summary>The word of one kind (<c>tiltak</c>), or null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>One audience (<c>gp</c>), or null for all.</summary>
    public string? Audience { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>What was found.</summary>
/// <param name="Count">Hits with the chosen kind and audience.</param>
/// <param name="Hits">Those of the page.</param>
/// <param name="Kinds">Of all hits with the chosen audience, most first.</param>
/// <param name="Audiences">Of all hits with the chosen kind, in the portal's order.</param>
/// <param name="AnyWord">No text held all the words; these hold some of them.</param>
/// <param name="Suggestion">The query spelt with words that are found; null where there is none.</param>
public sealed record SearchAnswer(
    int Count, IReadOnlyList<SearchHit> Hits, IReadOnlyList<Facet> Kinds, IReadOnlyList<Facet> Audiences, bool AnyWord, string? Suggestion)
{
    public static readonly SearchAnswer Nothing = new(0, [], [], [], false, null);

    public int Pages => (Count + SearchQuery.PageSize - 1) / SearchQuery.PageSize;
}

/// <param name="Language">The form the title and text are in; differs from the reader's where the twin is missing.</param>
/// <param name="Text">The summary, or the place in the text where the words stand.</param>
/// <param name="Address">Below the tenant, with a leading slash.</param>
public sealed record SearchHit(
    string Kind, string KindLabel, Language Language, IReadOnlyList<Piece> Title, IReadOnlyList<Piece> Text, IReadOnlyList<string> Audience, string Address);

/// <summary>Plain text; marked where it is a word that was searched for.</summary>
public sealed record Piece(string Text, bool Marked);

public sealed record Facet(string Value, string Label, int Count);
