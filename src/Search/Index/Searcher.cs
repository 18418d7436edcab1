using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Search.Analysis;

namespace KunnskapsPortal.Search.Index;

/// <summary>
/// The order of answers: what is called exactly what was asked for, then texts with all the words, then texts with
/// another word for the same, each by bm25. Only where all that gives nothing: texts with some of the words.
/// </summary>
internal static class Searcher
{
    private const int MostWords = 24;

    public static SearchAnswer Search(IndexSession session, SearchQuery query)
    {
        var tokens = Tokens(query.Text);
        if (tokens.Count == 0)
            return SearchAnswer.Nothing;
        var expression = new MatchExpression(session, tokens);
        var exact = string.Join(' ', tokens.Select(token => token.Stem));
        var found = AllWords(session, expression, exact);
        if (found.Count > 0)
            return Answer(session, query, found, expression.Marked, false, null);
        var suggestion = Spelling.Suggest(session, query.Text, tokens);
        var some = tokens.Count == 1 ? [] : Ranked(session.Matches(expression.Any(), exact));
        return Answer(session, query, some, expression.Marked, some.Count > 0, suggestion);
    }

    public static List<string> Complete(IndexSession session, SearchQuery query, int most)
    {
        var folded = string.Join(' ', Tokens(query.Text).Select(token => token.Folded));
        return folded.Length < 2 ? [] : session.Completions(folded, most);
    }

    /// <summary>Says whether a text with all the words of the query is there.</summary>
    public static bool Finds(IndexSession session, string text)
    {
        var tokens = Tokens(text);
        return tokens.Count > 0 && session.Matches(new MatchExpression(session, tokens).All(), "").Count > 0;
    }

    private static List<Token> Tokens(string text) => [.. NorwegianAnalyser.Analyse(Letters.Clean(text)).Take(MostWords)];

    private static List<Match> AllWords(IndexSession session, MatchExpression expression, string exact)
    {
        var direct = session.Matches(expression.All(), exact);
        if (expression.AllOrSynonyms() is not { } wider)
            return Ranked(direct);
        var known = direct.Select(match => match.Item).ToHashSet();
        return Ranked(direct, session.Matches(wider, exact).Where(match => !known.Contains(match.Item)));
    }

    private static List<Match> Ranked(params IEnumerable<Match>[] steps) =>
    [
        .. steps.SelectMany((matches, step) => matches.Select(match => (match, step)))
            .OrderByDescending(m => m.match.Exact).ThenBy(m => m.step).ThenBy(m => m.match.Score)
            .ThenBy(m => m.match.Item, StringComparer.Ordinal).Select(m => m.match),
    ];

    private static SearchAnswer Answer(
        IndexSession session, SearchQuery query, List<Match> found, IReadOnlySet<string> marked, bool anyWord, string? suggestion)
    {
        var ofKind = found.Where(match => query.Kind is null || match.Kind == query.Kind).ToList();
        var forAudience = found.Where(match => query.Audience is null || match.Audiences.Contains(query.Audience)).ToList();
        var chosen = ofKind.Intersect(forAudience).ToList();
        var page = chosen.Skip((query.Page - 1) * SearchQuery.PageSize).Take(SearchQuery.PageSize).Select(match => match.Item).ToList();
        var forms = session.Forms(page);
        var labels = session.KindLabels();
        return new SearchAnswer(
            chosen.Count,
            [.. page.Select(item => Hit(forms[item], marked))],
            [.. forAudience.CountBy(match => match.Kind).Select(kind => new Facet(kind.Key, labels[kind.Key], kind.Value))
                .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Label, StringComparer.Ordinal)],
            [.. Audiences.All.Select(audience => new Facet(audience, Audiences.Label(audience), ofKind.Count(match => match.Audiences.Contains(audience))))
                .Where(facet => facet.Count > 0)],
            anyWord, suggestion);
    }

    private static SearchHit Hit(FormRow form, IReadOnlySet<string> marked) => new(
        form.Kind, form.KindLabel, form.Language, Snippet.Mark(form.Title, marked), Snippet.Of(form.Title, form.Summary, form.Body, marked),
        form.Audience.Split(',', StringSplitOptions.RemoveEmptyEntries), form.Address);
}
