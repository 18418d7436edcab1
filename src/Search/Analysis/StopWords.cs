namespace KunnskapsPortal.Search.Analysis;

/// <summary>Words that say little. They are indexed like others; a search only does not demand them.</summary>
public static class StopWords
{
    private static readonly HashSet<string> Stems = [.. DataFiles.Lines("stop-words.txt").Select(NorwegianAnalyser.Key)];

    /// <param name="stem">As from <see cref="NorwegianAnalyser"/>.</param>
    public static bool Contains(string stem) => Stems.Contains(stem);
}
