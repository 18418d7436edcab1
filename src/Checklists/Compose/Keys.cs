namespace KunnskapsPortal.Checklists.Compose;

/// <summary>Lists that stand in one field, parted by semicolons.</summary>
public static class Keys
{
    public static IReadOnlyList<string> In(string text) => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
