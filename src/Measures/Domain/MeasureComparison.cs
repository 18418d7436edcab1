namespace KunnskapsPortal.Measures.Domain;

/// <summary>What is said of one side in a row of the comparison.</summary>
/// <param name="Values">In the order they are shown; empty where nothing is said.</param>
public sealed record ComparedSide(IReadOnlyList<string> Values)
{
    /// <summary>Both sides say the same, whatever the order.</summary>
    public bool SaysTheSameAs(ComparedSide other) => Values.Count == other.Values.Count && Values.ToHashSet().SetEquals(other.Values);
}
