namespace KunnskapsPortal.Kernel.Pages;

/// <summary>The head of a page: where one is, what it is called, and the answer in a sentence.</summary>
/// <param name="Crumbs">Pages above this one, below the tenant; the front page is added by itself.</param>
public sealed record PageHead(string Title, string? Lead = null, params IReadOnlyList<Crumb> Crumbs)
{
    /// <summary>The form the title and lead are written in, where it differs from the page's.</summary>
    public string? Lang { get; init; }
}

/// <summary>A page above this one: its name, and its address below the tenant with a leading slash.</summary>
public sealed record Crumb(string Label, string Address);
