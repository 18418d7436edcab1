namespace KunnskapsPortal.Rules.Tests;

internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KunnskapsPortal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }

    /// <summary>The rows of the first table with these headings in a document under <c>docs/</c>: what the document says is what is tested.</summary>
    public static IReadOnlyList<string[]> TableIn(string document, params string[] headings)
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "docs", document));
        var start = Array.FindIndex(lines, line => Cells(line).SequenceEqual(headings));
        if (start < 0)
            throw new InvalidOperationException($"{document} has no table with the headings {string.Join(", ", headings)}.");
        return [.. lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells)];
    }

    private static string[] Cells(string line) =>
        line.StartsWith('|') ? [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))] : [];
}
