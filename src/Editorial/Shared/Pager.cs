namespace KunnskapsPortal.Editorial.Shared;

/// <summary>The pages of a list.</summary>
/// <param name="At">The page shown, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Title">What the list is called.</param>
/// <param name="AddressOf">The address of a page.</param>
public sealed record Pager(int At, int Pages, string Title, Func<int, string> AddressOf);
