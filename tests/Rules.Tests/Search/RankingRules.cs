using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Index;
using static KunnskapsPortal.Rules.Tests.Search.IndexBench;

namespace KunnskapsPortal.Rules.Tests.Search;

public sealed class RankingRules : IDisposable
{
    private readonly IndexBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_code_gives_what_is_called_so_before_what_only_mentions_it()
    {
        _bench.With(
            Document("kurs", "L40 på én time", "Om L40. L40 igjen.", "L40 L40 L40", "kurs"),
            Document("l40", "Legeerklæring ved arbeidsuførhet (L40)", "Nav bestiller den.", kind: "ord"),
            Document("l40", "Legeerklæring ved arbeidsuførhet (L40)", "To sider.", kind: "huskeliste", synonyms: ["L40"]),
            Document("annet", "Noe annet", text: "L40"));
        var titles = await _bench.AskAsync("l-40");
        Assert.Equal(["huskeliste", "ord"], titles.Hits.Take(2).Select(hit => hit.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(4, titles.Count);
    }

    [Fact]
    public async Task The_title_weighs_more_than_synonyms_summary_and_body()
    {
        _bench.With(
            Document("d", "Fire", text: "rehabilitering"),
            Document("c", "Tre", "rehabilitering"),
            Document("b", "To", synonyms: ["om rehabilitering her"]),
            Document("a", "Rehabilitering i arbeid"));
        Assert.Equal(["Rehabilitering i arbeid", "To", "Tre", "Fire"], await _bench.TitlesAsync("rehabilitering"));
    }

    [Theory]
    [InlineData("legeerklæring ved arbeidsuførhet")]
    [InlineData("NAV 08-07.08")]
    [InlineData("L40")]
    public async Task Words_for_the_same_in_the_glossary_find_each_other_everywhere(string query)
    {
        _bench.With(
            Document("l40", "Legeerklæring ved arbeidsuførhet (L40)", kind: "ord", synonyms: ["NAV 08-07.08"]),
            Document("a", "Svar på bestillingen", text: "Send L40 innen tre uker."),
            Document("b", "Skjemaet", text: "Bruk NAV 08-07.08 her."));
        Assert.Equal(3, (await _bench.AskAsync(query)).Count);
    }

    [Fact]
    public async Task Synonyms_outside_the_glossary_find_the_item_but_merge_nothing()
    {
        _bench.With(
            Document("skille", "Funksjon og arbeidsevne", synonyms: ["funksjonsevne og arbeidsevne", "funksjonsevne", "arbeidsevne"]),
            Document("f", "Funksjonsevne", kind: "ord"),
            Document("a", "Arbeidsevne", kind: "ord"));
        Assert.Equal(["Arbeidsevne", "Funksjon og arbeidsevne"], (await _bench.TitlesAsync("arbeidsevne")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Arbeidsevne", await _bench.TitlesAsync("funksjonsevne"));
    }

    [Fact]
    public async Task Both_forms_are_one_hit_shown_in_the_readers_form()
    {
        _bench.With(
            Document("s", "Sykmelding uten arbeidsgiver"),
            Document("s", "Sjukmelding utan arbeidsgivar", language: Language.Nynorsk),
            Document("b", "Bare bokmål om sykmelding"));
        Assert.Equal(["Bare bokmål om sykmelding", "Sykmelding uten arbeidsgiver"], (await _bench.TitlesAsync("sjukmeldingar")).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Bare bokmål om sykmelding", "Sjukmelding utan arbeidsgivar"],
            (await _bench.TitlesAsync("sykemelding", language: Language.Nynorsk)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("blankett")]
    [InlineData("sykmelding")]
    [InlineData("sykmeldi")]
    [InlineData("sjukmeldingsbl")]
    [InlineData("sykmeldings blankett")]
    [InlineData("om en blankett")]
    public async Task Compounds_parts_and_beginnings_are_found(string query)
    {
        _bench.With(Document("s", "Sykmeldingsblankett"));
        Assert.Equal(["Sykmeldingsblankett"], await _bench.TitlesAsync(query));
    }

    [Fact]
    public async Task All_words_come_before_any_word_and_the_answer_says_which()
    {
        _bench.With(Document("a", "Gradert sykmelding"), Document("b", "Kurs om sykmelding"));
        var all = await _bench.AskAsync("gradert sykmelding");
        Assert.Equal((1, false), (all.Count, all.AnyWord));
        var any = await _bench.AskAsync("gradert kurs");
        Assert.Equal((2, true), (any.Count, any.AnyWord));
    }

    [Fact]
    public async Task A_query_of_only_stop_words_still_works()
    {
        _bench.With(Document("a", "Hva er det"), Document("b", "Noe helt annet"));
        Assert.Equal(["Hva er det"], await _bench.TitlesAsync("kva er det"));
    }

    [Fact]
    public async Task A_misspelt_word_gives_a_suggestion_that_finds_something()
    {
        _bench.With(Document("a", "Dialogmøte i uke 7"), Document("b", "Gradert sykmelding"));
        Assert.Equal("dialogmøte", (await _bench.AskAsync("dialogmøet")).Suggestion);
        Assert.Equal("gradert sykmelding", (await _bench.AskAsync("Gradret sykmelding")).Suggestion);
        Assert.Null((await _bench.AskAsync("xylofonspiller")).Suggestion);
    }

    [Fact]
    public async Task Facets_count_all_hits_and_the_choice_narrows_the_other_facet()
    {
        for (var i = 0; i < 25; i++)
            _bench.With(Document($"a{i}", $"Sykmelding {i}", audience: i < 5 ? [Audiences.Gp, Audiences.Counsellor] : [Audiences.Gp]));
        _bench.With(Document("k", "Sykmelding på kurs", kind: "kurs", audience: [Audiences.Counsellor]));
        var query = new SearchQuery("sykmelding", Language.Bokmal, [Visibilities.Public]);
        var all = await _bench.AskAsync(query);
        Assert.Equal((26, 20, 2), (all.Count, all.Hits.Count, all.Pages));
        Assert.Equal([("artikkel", 25), ("kurs", 1)], all.Kinds.Select(facet => (facet.Value, facet.Count)));
        Assert.Equal(6, (await _bench.AskAsync(query with { Page = 2 })).Hits.Count);
        var narrowed = await _bench.AskAsync(query with { Audience = Audiences.Counsellor });
        Assert.Equal(6, narrowed.Count);
        Assert.Equal([("artikkel", 5), ("kurs", 1)], narrowed.Kinds.Select(facet => (facet.Value, facet.Count)));
    }

    [Fact]
    public async Task The_words_are_marked_where_they_stand()
    {
        _bench.With(Document("a", "Om <b>bestilling</b>", "Nav spør.", string.Join(' ', Enumerable.Repeat("fyll", 80)) + " Du skal <i>svare</i> med L40."));
        var hit = Assert.Single((await _bench.AskAsync("l40")).Hits);
        Assert.Equal("L40", Assert.Single(hit.Text, piece => piece.Marked).Text);
        Assert.Contains("<i>svare</i>", string.Concat(hit.Text.Select(piece => piece.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completions_are_titles_and_glossary_words_in_the_readers_form()
    {
        _bench.With(
            Document("s", "Sykmelding", kind: "ord", synonyms: ["sykmelde"]),
            Document("s", "Sjukmelding", kind: "ord", language: Language.Nynorsk),
            Document("g", "Gradert sykmelding", synonyms: ["sykmelding med grad"]));
        Assert.Equal(["sykmelde", "Sykmelding", "Gradert sykmelding"], await _bench.CompleteAsync("sykm"));
        Assert.Equal("Sjukmelding", (await _bench.CompleteAsync("sjukm", language: Language.Nynorsk))[0]);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("NEAR(")]
    [InlineData("NEAR(sykmelding kurs, 5)")]
    [InlineData("-sykmelding")]
    [InlineData("title:sykmelding")]
    [InlineData("sykmelding AND")]
    [InlineData("OR NOT (")]
    [InlineData("^sykmelding")]
    [InlineData("{title summary}: sykmelding")]
    [InlineData("'; DROP TABLE forms; --")]
    [InlineData("\0\ud800\uffff")]
    [InlineData("...---...")]
    [InlineData("1-2-3.4")]
    public async Task Nothing_in_a_query_is_read_as_syntax(string query)
    {
        _bench.With(Document("a", "Sykmelding"));
        await _bench.AskAsync(query);
        await _bench.CompleteAsync(query);
        Assert.Equal(["Sykmelding"], await _bench.TitlesAsync("sykmelding"));
    }

    [Fact]
    public async Task Any_text_is_a_query() => await Task.WhenAll(
        ArbMap.Default.ArbFor<string>().Generator.Sample(200).Select(text => _bench.AskAsync(text ?? "")));
}
