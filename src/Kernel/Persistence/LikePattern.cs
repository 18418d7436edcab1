namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>Patterns for SQL's LIKE with <c>\</c> as the escape sign.</summary>
public static class LikePattern
{
    public const string Escape = "\\";

    /// <summary>Matches texts in lower case that hold these words as they stand: nothing typed is a wildcard.</summary>
    public static string Containing(string words) =>
        $"%{words.Trim().ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
