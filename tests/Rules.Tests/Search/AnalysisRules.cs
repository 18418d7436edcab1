using FsCheck.Fluent;
using KunnskapsPortal.Search.Analysis;

namespace KunnskapsPortal.Rules.Tests.Search;

public sealed class AnalysisRules
{
    [Theory]
    [InlineData("sykmelding", "sjukmelding")]
    [InlineData("sykmelding", "sykemelding")]
    [InlineData("sykmelding", "Sykmeldingene")]
    [InlineData("sykmelding", "sjukmeldingar")]
    [InlineData("sykmelding", "sjukmeldinga")]
    [InlineData("sykmeldt", "sjukmelde")]
    [InlineData("ikke", "ikkje")]
    [InlineData("hva", "kva")]
    [InlineData("hvordan", "korleis")]
    [InlineData("arbeidsgiver", "arbeidsgivar")]
    [InlineData("arbeidsgiveren", "arbeidsgivaren")]
    [InlineData("veileder", "rettleiar")]
    [InlineData("veilederne", "rettleiarane")]
    [InlineData("veiledning", "rettleiing")]
    [InlineData("rådgivende leger", "rådgjevande legar")]
    [InlineData("arbeidsavklaringspenger", "arbeidsavklaringspengar")]
    [InlineData("taushetsplikt", "teieplikt")]
    [InlineData("uke", "veke")]
    [InlineData("ukene", "vekene")]
    [InlineData("mulighet", "moglegheit")]
    [InlineData("overskuddsinformasjon", "overskotsinformasjon")]
    [InlineData("bestillerkompetanse", "bestillarkompetanse")]
    [InlineData("vanlig", "vanleg")]
    [InlineData("uten arbeidsgiver", "utan arbeidsgivar")]
    public void Bokmal_and_nynorsk_are_one_search_space(string bokmal, string other) =>
        Assert.Equal(NorwegianAnalyser.Key(bokmal), NorwegianAnalyser.Key(other));

    [Theory]
    [InlineData("møte", "møter", "møtet", "møtene", "møta")]
    [InlineData("lege", "leger", "legen", "legene", "legens")]
    [InlineData("maksdato", "maksdatoen", "maksdatoer")]
    [InlineData("skjema", "skjemaet", "skjemaene", "skjemaer")]
    [InlineData("erklæring", "erklæringer", "erklæringene", "erklaeringen")]
    [InlineData("dialogmøte", "dialogmøter", "dialogmøtet", "dialogmoetene")]
    [InlineData("gradert", "graderte", "gradere", "gradering", "graderinga")]
    [InlineData("vurdering", "vurderinger", "vurderingene", "vurdere", "vurdert")]
    [InlineData("tiltak", "tiltaket", "tiltakene", "tiltaka")]
    [InlineData("arbeidsuførhet", "arbeidsuførheten", "arbeidsuførhetens", "arbeidsuførheit", "arbeidsuførheita")]
    public void A_word_is_found_in_all_its_forms(string word, params string[] forms) =>
        Assert.All(forms, form => Assert.Equal(NorwegianAnalyser.Key(word), NorwegianAnalyser.Key(form)));

    [Theory]
    [InlineData("allé", "alle")]
    [InlineData("Kåre", "kaare")]
    [InlineData("sykefravær", "SYKEFRAVAER")]
    [InlineData("møte", "moete")]
    [InlineData("a\u030Ardal", "årdal")]
    [InlineData("Kárášjohka", "karasjohka")]
    public void Letters_meet_across_spellings(string one, string other) =>
        Assert.Equal(NorwegianAnalyser.Key(one), NorwegianAnalyser.Key(other));

    [Theory]
    [InlineData("for", "før")]
    [InlineData("mal", "mål")]
    [InlineData("funksjonsevne", "arbeidsevne")]
    [InlineData("8-4", "84")]
    [InlineData("L4", "L40")]
    [InlineData("L8", "L40")]
    public void Different_things_stay_apart(string one, string other) =>
        Assert.NotEqual(NorwegianAnalyser.Key(one), NorwegianAnalyser.Key(other));

    [Theory]
    [InlineData("L40", "l40")]
    [InlineData("L-40", "l40")]
    [InlineData("§ 8-4", "8-4")]
    [InlineData("§8–4", "8-4")]
    [InlineData("NAV 08-07.08.", "nav 08-07.08")]
    [InlineData("takst 1f, L8/L40", "takst 1f l8 l40")]
    [InlineData("R08-00", "r08-00")]
    public void Codes_are_kept_whole(string text, string stems) => Assert.Equal(stems, NorwegianAnalyser.Key(text));

    public static TheoryData<string, string> Table()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (from, to) in NynorskFolding.Rows)
        {
            // Parts and endings are tried inside a word.
            var before = from.StartsWith('*') ? "prøve" : "";
            var after = from.Length > 1 && from.EndsWith('*') ? "prøve" : "";
            rows.Add(before + from.Trim('*') + after, before + to + after);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_row_of_the_table_makes_both_forms_equal(string nynorsk, string bokmal) =>
        Assert.Equal(NorwegianAnalyser.Key(bokmal), NorwegianAnalyser.Key(nynorsk));

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_row_of_the_table_comes_to_rest(string nynorsk, string bokmal) => Assert.All(
        new[] { nynorsk, bokmal }, word => Assert.Equal(NorwegianAnalyser.Key(word), NorwegianAnalyser.Key(NorwegianAnalyser.Key(word))));

    [Fact]
    public void Any_text_can_be_analysed_and_its_stems_are_their_own_stems() => FsCheck.Check.QuickThrowOnFailure(
        Prop.ForAll<string?>(text =>
        {
            var once = NorwegianAnalyser.Key(text ?? "");
            return NorwegianAnalyser.Key(once) == once;
        }));

    [Fact]
    public void Any_row_of_Norwegian_letters_comes_to_rest() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(Gen.Elements("abcdefghijklmnoprstuvyæøå-. 0148".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(), text =>
        {
            var once = NorwegianAnalyser.Key(text);
            return NorwegianAnalyser.Key(once) == once;
        }));

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    [InlineData("\uffff\ufffe")]
    [InlineData("")]
    [InlineData("\0")]
    public void Broken_text_is_analysed_too(string text) => Assert.NotNull(NorwegianAnalyser.Analyse(Letters.Clean(text)));

    [Fact]
    public void The_place_of_a_word_is_where_it_stands()
    {
        var text = Letters.Clean("Ring NAV om «08-07.08», straks.");
        Assert.Equal(["Ring", "NAV", "om", "08-07.08", "straks"], NorwegianAnalyser.Analyse(text).Select(t => text.Substring(t.Start, t.Length)));
    }
}
