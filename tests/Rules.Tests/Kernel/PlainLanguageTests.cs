using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class PlainLanguageTests
{
    private static readonly Arbitrary<string> Bodies = Arb.From(
        from count in Gen.Choose(0, 30)
        from parts in Gen.ArrayOf(Gen.Elements("Nav ", "iverksetter ", "i henhold til ", "nå ", "f.eks. ", "1. januar ", "12 ", "kroner. ", "2025. ", "\n", "\n\n", "## ", "- ", "| a | ", "```\n", "[x](", ")",
            "`", "![", "<https://", ">", "***", "\\", "\ud83d", "\u202e", "!", "… ", "1. ", "_a_b_ "), count)
        select string.Concat(parts));

    [Theory]
    [InlineData("Legen skriver f.eks. at kl. 10.30 passer. Nav svarer.", 2)]
    [InlineData("Det gjelder jf. folketrygdloven § 8-4 nr. 2 og kap. 8. Nav svarer.", 2)]
    [InlineData("Fra 1. januar 2025 får ca. 12 pst. svar, bl.a. fra dr. Hansen. Slutt!", 2)]
    [InlineData("Nav betaler mv. Legen skriver osv. og går.", 2)]
    [InlineData("Skjer det noe? Ja! «Det gjør det.» Slutt…", 4)]
    [InlineData("Møt A. Hansen, dvs. den 2. eller 3. mai.", 1)]
    [InlineData("Det koster 1.500 kr. per time, jf. Takst 14.", 1)]
    [InlineData("Det var i 2024. 12 leger svarte i uke 8. Nav også.", 3)]
    [InlineData("- en\n- to\n- tre", 3)]
    [InlineData("En linje\nsom går over to.", 1)]
    [InlineData("## Tittel {#tittel}\n\n| a. | b. |\n|---|---|\n\n```\nkode. kode.\n```\n\nTekst.", 1)]
    [InlineData("> Sitat.\n>\n> Mer.", 2)]
    [InlineData("[lenke](https://a.example/b.c?d) og https://e.example/f. g", 1)]
    [InlineData("[a]: https://a.example\n\n---\n\n![Alt. tekst.](x.png)", 0)]
    [InlineData("", 0)]
    public void Sentences_are_counted_as_a_reader_counts_them(string markdown, int sentences) =>
        Assert.Equal(sentences, PlainLanguage.Read(markdown, Language.Bokmal).Sentences);

    [Fact]
    public void Lix_is_words_for_each_sentence_and_the_share_of_long_words()
    {
        // Ten words in two sentences, three of more than six letters: 10 / 2 + 100 · 3 / 10.
        var report = PlainLanguage.Read("## Overskriften teller ikke {#a}\n\nLegen skriver en **sykmelding** til Nav. Pasienten får svar nå.", Language.Bokmal);
        Assert.Equal((10, 2, 35, LixBand.Easy), (report.Words, report.Sentences, report.Lix, report.Band));
        Assert.Equal((0, LixBand.None), (PlainLanguage.Read("## Bare\n", Language.Bokmal).Lix, PlainLanguage.Read("", Language.Bokmal).Band));
    }

    [Fact]
    public void Long_sentences_and_paragraphs_are_shown_from_their_start()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("ord", 26)) + ".";
        var hint = Assert.Single(PlainLanguage.Read(sentence, Language.Bokmal).Hints);
        Assert.Equal(new LanguageHint(LanguageHintKind.LongSentence, sentence, 26), hint);
        Assert.Empty(PlainLanguage.Read(string.Join(' ', Enumerable.Repeat("ord", 25)), Language.Bokmal).Hints);

        var paragraph = string.Concat(Enumerable.Repeat("En to tre fire fem seks sju åtte ni ti elleve. ", 11));
        Assert.Equal([new LanguageHint(LanguageHintKind.LongParagraph, "En to tre fire fem seks sju åtte ni ti elleve.", 121)], PlainLanguage.Read(paragraph, Language.Bokmal).Hints);
        Assert.Empty(PlainLanguage.Read(paragraph.Insert(paragraph.Length / 2, "\n\n"), Language.Bokmal).Hints);
    }

    [Fact]
    public void Heavy_words_are_found_in_every_form_and_counted_together()
    {
        var hints = PlainLanguage.Read("## Iverksette tiltak {#a}\n\nNav *iverksetter* tiltak i henhold\ntil loven. De ble iverksatt.", Language.Bokmal).Hints;
        Assert.Equal(
            [
                new LanguageHint(LanguageHintKind.HeavyWord, "Iverksette", 3, "sette i gang"),
                new LanguageHint(LanguageHintKind.HeavyWord, "i henhold til", 1, "etter, som det står i"),
            ],
            hints);
        Assert.Equal("setje i gang", Assert.Single(PlainLanguage.Read("Nav iverkset tiltak.", Language.Nynorsk).Hints).Argument);
    }

    [Theory]
    [InlineData("Dagpengene er 1 200 kroner.", "kroner")]
    [InlineData("Om lag 35 % svarte.", "%")]
    [InlineData("Hele 35 prosent svarte.", "prosent")]
    [InlineData("Nav har nå lang ventetid.", "nå")]
    [InlineData("Dette gjelder for tiden alle.", "for tiden")]
    [InlineData("Reglene ble nylig endret.", "nylig")]
    [InlineData("Taket er 1950 kroner.", "kroner")]
    [InlineData("I 2024 svarte 35 prosent.", null)]
    [InlineData("Fra 1. mars er satsen 1 200 kroner.", null)]
    [InlineData("Satsen er 1 200 kroner. Den gjelder fra 01.02.2025.", null)]
    [InlineData("Undersøkelsen er fra 2023. Hele 35 prosent svarte.", null)]
    [InlineData("Det er vanskelig å nå fram.", null)]
    [InlineData("Mange prosent svarte.", null)]
    public void An_amount_or_a_now_without_a_date_beside_it_is_told(string text, string? word) =>
        Assert.Equal(word, PlainLanguage.Read(text, Language.Bokmal).Hints.SingleOrDefault(h => h.Kind == LanguageHintKind.UndatedClaim)?.Argument);

    [Fact]
    public void Nynorsk_has_a_now_of_its_own()
    {
        Assert.Equal("no", PlainLanguage.Read("Det er no lang ventetid.", Language.Nynorsk).Hints.Single().Argument);
        Assert.Empty(PlainLanguage.Read("Det er no lang ventetid.", Language.Bokmal).Hints);
    }

    [Theory]
    [InlineData(Language.Bokmal)]
    [InlineData(Language.Nynorsk)]
    public void No_word_is_listed_twice_and_no_lighter_one_is_heavy(Language language)
    {
        var list = PlainLanguage.WordList(language);
        Assert.True(list.Count >= 120);
        var name = language == Language.Nynorsk ? "nn" : "nb";
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, $"src/Kernel/Text/Data/tunge-ord.{name}.txt")).Where(line => line[0] != '#').ToList();
        var forms = lines.SelectMany(line => line.Split('=')[0].Split(',', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(forms.Distinct(), forms);
        Assert.All(forms, form => Assert.Matches(@"\A[a-zæøå]+( [a-zæøå]+){0,5}\z", form));
        Assert.All(lines, line => Assert.Equal("", string.Join(", ", PlainLanguage.Read(line.Split('=')[1], language).Hints.Where(h => h.Kind == LanguageHintKind.HeavyWord).Select(h => h.Excerpt))));
        Assert.All(forms, form => Assert.Contains(PlainLanguage.Read(form, language).Hints, h => h.Kind == LanguageHintKind.HeavyWord));
    }

    [Fact]
    public void Any_text_is_read_and_every_hint_can_be_shown() => Prop.ForAll(Bodies, body =>
    {
        var report = PlainLanguage.Read(body, Language.Bokmal);
        Assert.True(report.Words >= report.Sentences);
        Assert.Equal(report.Words == 0, report.Band == LixBand.None);
        Assert.All(report.Hints, hint => Assert.InRange(hint.Excerpt.Length, 1, PlainLanguage.LongestExcerpt));
        Assert.All(report.Hints, hint => Assert.DoesNotContain('\n', hint.Excerpt));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    public static TheoryData<string> Hostile { get; } =
        ["a", "a. ", ">", "](", "![", "<http", "`", "\n", "- a\n", "1 kroner ", "i henhold ", "|", "a.", "\u0301"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Five_megabytes_are_read_in_bounded_time(string piece) =>
        Bounded.Run(() => PlainLanguage.Read(string.Concat(Enumerable.Repeat(piece, 5_000_000 / piece.Length)), Language.Bokmal));
}
