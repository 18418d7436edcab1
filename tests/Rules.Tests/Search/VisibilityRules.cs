using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using static KunnskapsPortal.Rules.Tests.Search.IndexBench;

namespace KunnskapsPortal.Rules.Tests.Search;

/// <summary>Each rule first shows that one who may read it does find it: else nothing would be proved.</summary>
public sealed class VisibilityRules : IDisposable
{
    private static readonly string[] Member = [Visibilities.Public, Visibilities.SignedIn, Visibilities.Member];

    private readonly IndexBench _bench = new IndexBench().With(
        Document("apen", "Åpen rutine", text: "Gjelder alle."),
        Document("intern", "Intern rutine", "Tropehjelm.", kind: "skjult", visibility: Visibilities.Member, audience: [Audiences.Counsellor]),
        Document("ord", "Solhatt", kind: "ord", visibility: Visibilities.Member, synonyms: ["rutine"]),
        Document("hatt", "Om solhatt"));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_restricted_text_is_found_and_counted_only_by_one_who_may_read_it()
    {
        var member = await _bench.AskAsync("intern rutine", Member);
        Assert.Equal("Intern rutine", Title(member.Hits[0]));
        Assert.Contains(member.Kinds, facet => facet.Value == "skjult");
        Assert.Contains((await _bench.AskAsync("rutine", Member)).Audiences, facet => facet.Value == Audiences.Counsellor);

        var anyone = await _bench.AskAsync("rutine");
        Assert.Equal((1, "Åpen rutine"), (anyone.Count, Title(anyone.Hits[0])));
        Assert.DoesNotContain(anyone.Kinds, facet => facet.Value == "skjult");
        Assert.DoesNotContain(anyone.Audiences, facet => facet.Value == Audiences.Counsellor);
        Assert.Empty((await _bench.AskAsync("tropehjelm")).Hits);
        Assert.Empty((await _bench.AskAsync("rutine", [])).Hits);
    }

    [Fact]
    public async Task A_restricted_word_is_suggested_only_to_one_who_may_read_it()
    {
        Assert.Equal("tropehjelm", (await _bench.AskAsync("tropehjlem", Member)).Suggestion);
        Assert.Null((await _bench.AskAsync("tropehjlem")).Suggestion);
    }

    [Fact]
    public async Task A_restricted_title_or_word_completes_only_for_one_who_may_read_it()
    {
        Assert.Contains("Intern rutine", await _bench.CompleteAsync("inte", Member));
        Assert.Contains("Solhatt", await _bench.CompleteAsync("solh", Member));
        Assert.Empty(await _bench.CompleteAsync("inte"));
        Assert.Equal(["Om solhatt"], await _bench.CompleteAsync("solh"));
    }

    [Fact]
    public async Task A_restricted_synonym_widens_only_the_search_of_one_who_may_read_it()
    {
        Assert.Contains("Om solhatt", await _bench.TitlesAsync("rutine", Member));
        Assert.DoesNotContain("Om solhatt", await _bench.TitlesAsync("rutine"));
    }

    [Fact]
    public async Task A_restricted_form_of_an_open_item_is_neither_searched_nor_shown()
    {
        _bench.With(
            Document("delt", "Delt side", text: "Vanlig."),
            Document("delt", "Delt side på nynorsk", text: "Paradisfugl.", language: Language.Nynorsk, visibility: Visibilities.Member));
        Assert.Equal(["Delt side på nynorsk"], await _bench.TitlesAsync("paradisfugl", Member, Language.Nynorsk));
        Assert.Empty(await _bench.TitlesAsync("paradisfugl", language: Language.Nynorsk));
        Assert.Equal(["Delt side"], await _bench.TitlesAsync("delt side", language: Language.Nynorsk));
    }
}
