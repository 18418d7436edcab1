using KunnskapsPortal.Search.Analysis;

namespace KunnskapsPortal.Search.Index;

/// <summary>The place in a text where the words stand. Gives plain pieces; the page marks and encodes them.</summary>
internal static class Snippet
{
    private const int Before = 80;
    private const int Longest = 240;

    // A stem this long marks the compound it stands in.
    private const int TellingStem = 4;

    /// <summary>The summary, unless the words stand only in the body: then the first place there.</summary>
    public static IReadOnlyList<Piece> Of(string summary, string body, IReadOnlySet<string> stems)
    {
        var lead = Mark(summary, stems);
        if (lead.Any(piece => piece.Marked))
            return lead;
        var text = Letters.Clean(body);
        return NorwegianAnalyser.Analyse(text).Where(token => IsMarked(token, stems)).Select(token => (int?)token.Start).FirstOrDefault() is { } place
            ? Mark(Around(text, place), stems)
            : lead;
    }

    public static IReadOnlyList<Piece> Mark(string text, IReadOnlySet<string> stems)
    {
        var clean = Letters.Clean(text);
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var token in NorwegianAnalyser.Analyse(clean).Where(token => IsMarked(token, stems)))
        {
            if (token.Start > at)
                pieces.Add(new Piece(clean[at..token.Start], false));
            at = token.Start + token.Length;
            pieces.Add(new Piece(clean[token.Start..at], true));
        }

        if (at < clean.Length)
            pieces.Add(new Piece(clean[at..], false));
        return pieces;
    }

    private static bool IsMarked(Token token, IReadOnlySet<string> stems) =>
        stems.Contains(token.Stem)
        || (!token.IsCode && stems.Any(stem => stem.Length >= TellingStem && token.Folded.Contains(stem, StringComparison.Ordinal)));

    private static string Around(string text, int place)
    {
        var from = place <= Before ? 0 : text.IndexOfAny([' ', '\n'], place - Before) + 1;
        if (from <= 0 || from > place)
            from = from <= 0 ? 0 : place;
        var to = from + Longest >= text.Length ? text.Length : text.LastIndexOfAny([' ', '\n'], from + Longest);
        if (to <= place)
            to = Math.Min(text.Length, from + Longest);
        return $"{(from > 0 ? "… " : "")}{text[from..to].Replace('\n', ' ').Trim()}{(to < text.Length ? " …" : "")}";
    }
}
