using KunnskapsPortal.Search.Analysis;

namespace KunnskapsPortal.Rules.Tests.Search;

public sealed class CompoundRules
{
    private static readonly CompoundSplitter Splitter = new(Words("sykmelding blankett funksjon vurdering skjema ringe vurdere avklare rehabilitering"));

    [Theory]
    [InlineData("sykmeldingsblankett", "sykmelding", "blankett")]
    [InlineData("sjukmeldingsblanketten", "sjukmelding", "blankett")]
    [InlineData("funksjonsvurderingsskjema", "funksjon", "vurdering", "skjema")]
    [InlineData("sykepenger", "syk", "penger")]
    [InlineData("arbeidsevne", "arbeid", "evne")]
    public void A_compound_is_found_by_its_parts(string compound, params string[] parts) =>
        Assert.Subset(Parts(compound), parts.Select(NorwegianAnalyser.Key).ToHashSet());

    [Theory]
    [InlineData("vurderinger")]
    [InlineData("avklaringene")]
    [InlineData("blanketter")]
    [InlineData("ukjentord")]
    public void A_word_with_endings_is_not_taken_for_a_compound(string word) => Assert.Empty(Parts(word));

    [Theory]
    [InlineData("gradert", "gradert", 0)]
    [InlineData("gradret", "gradert", 1)]
    [InlineData("dialogmote", "dialogmøte", 1)]
    [InlineData("sykmeldig", "sykmelding", 1)]
    [InlineData("kurs", "takster", 3)]
    public void The_distance_counts_slips_of_the_finger(string one, string other, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(one, other, 2));
        Assert.Equal(distance, EditDistance.Between(other, one, 2));
    }

    private static HashSet<string> Parts(string word) => [.. Splitter.Parts(Words(word).Single())];

    private static IEnumerable<string> Words(string text) => NorwegianAnalyser.Analyse(text).Select(token => token.Folded);
}
