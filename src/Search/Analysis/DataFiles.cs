namespace KunnskapsPortal.Search.Analysis;

/// <summary>The word lists that are built into the module. Lines that begin with # are for people.</summary>
internal static class DataFiles
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFiles).Assembly.GetManifestResourceStream("Search.Data." + name)
            ?? throw new InvalidOperationException($"The word list {name} is not built in.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        }

        return lines;
    }
}
