using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Editorial;
using KunnskapsPortal.Editorial.WriteSupplements;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Library;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Editorial;

public sealed class SupplementDriftTests
{
    private const string Body = "Ingress.\n\n## Frister {#frister}\n\nSvar innen ti dager.\n\n### Unntak {#unntak}\n\nFerie.\n\n## Honorar {#honorar}\n\nTakst L40.";

    private static readonly ContentKind Supplement = new EditorialModule().Kinds.First(kind => kind.Name == Supplements.Kind);
    private static readonly ContentKind Article = new LibraryModule().Kinds.First(kind => kind.Name == LibraryModule.Article);
    private static readonly LocalDate Today = new(2026, 11, 21);

    [Theory]
    [InlineData("frister", "Svar innen ti dager", "Svar innen fem dager", SupplementState.Changed)]
    [InlineData("frister", "Ferie.", "Ferie og helg.", SupplementState.Changed)]
    [InlineData("unntak", "Svar innen ti dager", "Svar innen fem dager", SupplementState.InOrder)]
    [InlineData("frister", "Takst L40", "Takst L60", SupplementState.InOrder)]
    [InlineData(null, "Takst L40", "Takst L60", SupplementState.Changed)]
    [InlineData("frister", "Svar innen ti dager", "Svar innen\nti  dager", SupplementState.InOrder)]
    [InlineData("frister", "{#frister}", "{#tidsfrister}", SupplementState.HeadingGone)]
    [InlineData("frister", "## Frister {#frister}", "## Tidsfrister {#frister}", SupplementState.Changed)]
    public void A_supplement_is_flagged_when_the_words_under_its_heading_change_and_only_then(string? heading, string then, string now, SupplementState expected)
    {
        var supplement = New(heading);
        Assert.Equal(SupplementState.InOrder, SupplementStates.Of(supplement, Language.Bokmal, National(Body)));
        Assert.Equal(expected, SupplementStates.Of(supplement, Language.Bokmal, National(Body.Replace(then, now, StringComparison.Ordinal))));
    }

    [Fact]
    public void Written_anew_under_any_text_it_is_in_order_and_keeps_its_own_words() => Prop.ForAll(
        Gen.Elements<string?>("frister", "unntak", "honorar", null).ToArbitrary(), Gen.Elements("Nytt ord.", "## Mer {#mer}\n\nTekst", "").ToArbitrary(), (heading, added) =>
        {
            var supplement = New("frister");
            var changed = National($"{Body}\n\n{added}", 9);
            var kept = SupplementText.Under(supplement, changed, heading);
            Assert.Equal(SupplementState.InOrder, SupplementStates.Of(kept, Language.Bokmal, changed));
            Assert.Equal(heading, kept.TextOrNull(Supplements.Heading));
            Assert.Equal(9, kept.Number(Supplements.UnderVersion));
            foreach (var name in new[] { "key", "title", "owner", "visibility", "checked", "due", Supplements.Item })
                Assert.Equal(supplement.TextOrNull(name), kept.TextOrNull(name));
            Assert.Equal(supplement.Audience, kept.Audience);
            Assert.Equal(supplement.Body, kept.Body);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_other_form_says_nothing_about_a_change() =>
        Assert.Equal(SupplementState.InOrder, SupplementStates.Of(New("frister"), Language.Nynorsk, National("Noko heilt anna.")));

    [Fact]
    public void Without_a_published_national_text_it_is_flagged() =>
        Assert.Equal(SupplementState.NationalGone, SupplementStates.Of(New("frister"), Language.Bokmal, null));

    [Fact]
    public void A_new_one_takes_audience_and_readers_from_the_national_text_and_is_whole()
    {
        var supplement = New("unntak");
        Assert.Equal(["gp"], supplement.Audience);
        Assert.Equal(("member", "2026-11-21", "2027-11-21"), (supplement.Visibility, supplement.Text("checked"), supplement.Text("due")));
        Assert.Empty(ContentParser.Parse(Supplement, CanonicalWriter.Write(supplement)).Errors);
    }

    private static ItemDocument New(string? heading) =>
        SupplementText.New(new NewSupplement("slik-gjor-vi", "Slik gjør vi", "Innlandet", heading), Supplement, National(Body), Today);

    private static NationalText National(string body, int version = 1)
    {
        var (document, errors) = ContentParser.Parse(Article, $"---\nkey: a\ntitle: A\nsummary: S\nowner: O\naudience:\n  - gp\nvisibility: member\nchecked: 2026-11-21\ndue: 2027-05-21\nform: guide\nsources:\n  - key: k\n    title: K\n---\n\n{body}\n");
        Assert.Empty(errors);
        return new NationalText("article:a", Language.Bokmal, "a", version, document!);
    }
}
