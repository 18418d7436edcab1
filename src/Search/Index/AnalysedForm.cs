using KunnskapsPortal.Search.Analysis;
using KunnskapsPortal.Search.Contracts;

namespace KunnskapsPortal.Search.Index;

/// <summary>A document taken apart into words.</summary>
internal sealed record AnalysedForm(
    SearchDocument Document, IReadOnlyList<Token> Title, IReadOnlyList<Token> Synonyms, IReadOnlyList<Token> Summary, IReadOnlyList<Token> Body)
{
    private static readonly char[] NameEnds = ['(', ')', ':'];

    public IEnumerable<Token> AllTokens => Title.Concat(Synonyms).Concat(Summary).Concat(Body);

    /// <summary>What the thing is called: the title, its parts around brackets and colon, and each synonym.</summary>
    public IEnumerable<ItemName> Names => Document.Title.Split(NameEnds).Prepend(Document.Title).Select(part => ItemName.Of(part, part == Document.Title))
        .Concat(Document.Synonyms.Select(synonym => ItemName.Of(synonym, false)))
        .Where(name => name.Key.Length > 0)
        .DistinctBy(name => name.Key);

    /// <param name="document">What is taken apart.</param>
    /// <param name="known">Words of the documents before it, see <see cref="NorwegianAnalyser.Analyse"/>.</param>
    public static AnalysedForm Of(SearchDocument document, Dictionary<string, (string Folded, string Stem, bool IsCode)>? known = null)
    {
        return new(document, Tokens(document.Title), Tokens(string.Join('\n', document.Synonyms)), Tokens(document.Summary), Tokens(document.Text));

        IReadOnlyList<Token> Tokens(string text) => NorwegianAnalyser.Analyse(Letters.Clean(text), known);
    }
}

/// <summary>One name of a thing.</summary>
/// <param name="Key">Stems with one space between.</param>
/// <param name="Written">As people read it.</param>
/// <param name="Folded">Folded words with their endings, for completions.</param>
/// <param name="IsTitle">The whole title.</param>
internal sealed record ItemName(string Key, string Written, string Folded, bool IsTitle)
{
    public static ItemName Of(string name, bool isTitle)
    {
        var tokens = NorwegianAnalyser.Analyse(Letters.Clean(name));
        return new ItemName(
            string.Join(' ', tokens.Select(token => token.Stem)), name.Trim(), string.Join(' ', tokens.Select(token => token.Folded)), isTitle);
    }
}
