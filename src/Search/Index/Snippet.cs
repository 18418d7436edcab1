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
    public static IReadOnlyList<Piece> Of(string title, string summary, string body, IReadOnlySet<string> stems)
    {
        var lead = Mark(summary, stems);
        if (lead.Concat(Mark(title, stems)).Any(piece => piece.Marked))
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

    // Inside the line of the match: each line is a text of its own (a row of a list, a source).
    private static string Around(string text, int place)
    {
        var first = text.LastIndexOf('\n', place) + 1;
        var last = text.IndexOf('\n', place) is var end and >= 0 ? end : text.Length;
        var from = place - Before <= first ? first : text.IndexOf(' ', place - Before, Before) + 1;
        if (from == 0)
            from = place;
        var to = from + Longest >= last ? last : text.LastIndexOf(' ', from + Longest);
        if (to <= place)
            to = Math.Min(last, from + Longest);
        return $"{(from > first ? "… " : "")}{text[from..to].Trim()}{(to < last ? " …" : "")}";
    }
}
