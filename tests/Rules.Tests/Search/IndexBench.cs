using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Contracts;
using KunnskapsPortal.Search.Index;

namespace KunnskapsPortal.Rules.Tests.Search;

/// <summary>A real index in a folder of its own, filled with hand-made documents.</summary>
public sealed class IndexBench : IDisposable
{
    private static readonly IReadOnlyList<string> Anyone = [Visibilities.Public];

    public IndexBench() => Index = new SearchIndex(new DatabaseOptions(Folder, null));

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("kp-search-").FullName;

    public string File => Path.Combine(Folder, "index", "prove.db");

    public SearchIndex Index { get; }

    public List<SearchDocument> Documents { get; } = [];

    public string Stamp { get; set; } = "1|1";

    public int Loads { get; private set; }

    public static SearchDocument Document(
        string key, string title, string summary = "", string text = "", string kind = "artikkel", Language language = Language.Bokmal,
        string visibility = Visibilities.Public, string[]? synonyms = null, string[]? audience = null) =>
        new(key, kind, () => kind.ToUpperInvariant(), language, title, summary, text, synonyms ?? [], audience ?? [Audiences.Gp], visibility, $"/{kind}/{key}-{language.Code()}");

    public IndexBench With(params SearchDocument[] documents)
    {
        Documents.AddRange(documents);
        return this;
    }

    public Task<SearchAnswer> AskAsync(SearchQuery query) => Index.SearchAsync("prove", Stamp, LoadAsync, query, CancellationToken.None);

    public Task<SearchAnswer> AskAsync(string text, IReadOnlyList<string>? readable = null, Language language = Language.Bokmal) =>
        AskAsync(new SearchQuery(text, language, readable ?? Anyone));

    /// <summary>The titles found, in order.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync(string text, IReadOnlyList<string>? readable = null, Language language = Language.Bokmal) =>
        [.. (await AskAsync(text, readable, language)).Hits.Select(Title)];

    public Task<List<string>> CompleteAsync(string text, IReadOnlyList<string>? readable = null, Language language = Language.Bokmal) =>
        Index.CompleteAsync("prove", Stamp, LoadAsync, new SearchQuery(text, language, readable ?? Anyone), 8, CancellationToken.None);

    public static string Title(SearchHit hit) => string.Concat(hit.Title.Select(piece => piece.Text));

    public void Dispose() => System.IO.Directory.Delete(Folder, recursive: true);

    private async Task<IReadOnlyList<SearchDocument>> LoadAsync(CancellationToken cancel)
    {
        Loads++;
        await Task.Yield();
        return [.. Documents];
    }
}
