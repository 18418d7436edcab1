using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Kernel.Pages;

/// <summary>Items as cards: title, summary, and a line of the list's own choosing.</summary>
/// <param name="Items">In the order they are shown.</param>
/// <param name="Level">The level of each card's heading: 2, or 3 below a heading of the page.</param>
/// <param name="Meta">The line below the summary; null for none.</param>
public sealed record CardList(IReadOnlyList<PublishedView> Items, int Level = 2, Func<PublishedView, string?>? Meta = null);
