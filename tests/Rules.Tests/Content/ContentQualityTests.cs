using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Content;

public sealed class ContentQualityTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "content");

    [Theory]
    [InlineData("## En {#en}\n\nTekst.\n\n### To {#to}\n\nTekst.\n\n## Tre {#tre}\n\nTekst.", 0)]
    [InlineData("### For lavt {#a}\n\nTekst.", 1)]
    [InlineData("## En {#en}\n\n#### Hopper {#to}\n\nTekst.", 1)]
    [InlineData("# Tittelens nivå {#a}\n\nTekst.", 1)]
    [InlineData("```\n# ingen overskrift\n```", 0)]
    public void Headings_go_down_one_level_at_a_time_from_the_second(string body, int remarks) =>
        Assert.Equal(remarks, Drafts.Remarks(Drafts.Read("article", body)).Count);

    [Fact]
    public void The_sections_of_a_kind_are_asked_for()
    {
        Assert.Equal(2, Drafts.Remarks(Drafts.Read("practice")).Count);
        Assert.Empty(Drafts.Remarks(Drafts.Read("practice", "## Invitasjon {#invitasjon}\n\nKom!\n\n## Slik gikk det {#slik-gikk-det}\n\nBra.")));
    }

    [Theory]
    [InlineData(35, 0)]
    [InlineData(36, 1)]
    public void A_sentence_has_at_most_35_words(int words, int remarks) =>
        Assert.Equal(remarks, Drafts.Remarks(Drafts.Read("article", string.Join(' ', Enumerable.Repeat("ord", words)) + ".")).Count);

    [Fact]
    public void A_heavy_text_is_told_and_a_checklist_is_held_to_less()
    {
        // Ten words a sentence, of which n are long: LIX = 10 + 10 n.
        static string Text(int n) => string.Concat(Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("lege", 9 - n).Prepend("Alle").Concat(Enumerable.Repeat("sykmelding", n))) + ". ", 10));
        Assert.Empty(Drafts.Remarks(Drafts.Read("article", Text(3))));
        Assert.Single(Drafts.Remarks(Drafts.Read("article", Text(4))));
        Assert.Equal((45, 40), (Drafts.Kinds["article"].MaxLix, Drafts.Kinds["checklist"].MaxLix));
    }

    [Fact]
    public void The_kinds_own_fields_are_read_and_what_stands_there_to_be_wrong_is_not()
    {
        var heavy = string.Join(' ', Enumerable.Repeat("ord", 40)) + ".";
        Assert.Contains(Drafts.Remarks(Drafts.Read("case", "", ("Det skjer noe.", heavy))), remark => remark.Contains("40", StringComparison.Ordinal));
        Assert.Empty(Drafts.Remarks(Drafts.Read("misunderstanding", "", ("Mange tror det.", "Takst 14 dekker dialogmøter, tror mange leger i landet."))));
    }

    [Theory]
    [InlineData("Takst 14 dekker reisetid til dialogmøter.")]
    [InlineData("Arbeidsgiveren sender en ni-ukers rapport til Nav.")]
    [InlineData("Arbeidsgiveren sender rapport til Nav etter ni uker.")]
    [InlineData("Nav har en frist på 12 uker for å vurdere tiltak.")]
    [InlineData("Dialogmøte 1 skal også holdes ved gradert sykmelding.")]
    [InlineData("Legen skal svare etter § 21-4 a når Nav spør.")]
    [InlineData("Helsepersonelloven § 25 lar deg dele med Nav.")]
    [InlineData("L8 har en frist på to uker.")]
    [InlineData("Nav har femten regioner.")]
    [InlineData("Nav Asker ligger i Øst-Viken.")]
    [InlineData("Gradert sykmelding gir lengre tid med sykepenger.")]
    [InlineData("Arkivet følger arkivloven av 4. desember 1992.")]
    public void A_known_error_is_found(string sentence)
    {
        Assert.Single(KnownErrors.In($"Først noe annet. {sentence} Så noe mer."));
        Assert.Single(Drafts.Remarks(Drafts.Read("article", sentence)));
    }

    [Theory]
    [InlineData("Takst 14 dekker ikke dialogmøter.")]
    [InlineData("Å koble takst 14 til dialogmøter er feil.")]
    [InlineData("En kollega sier: «Takst 14 dekker dialogmøter.»")]
    [InlineData("Rapporten etter ni uker ble avskaffet i 2014.")]
    [InlineData("Tolv uker er ikke en frist i loven.")]
    [InlineData("Dialogmøte 1 er ikke pålagt ved gradert sykmelding.")]
    [InlineData("Svar på L8 uten ugrunnet opphold.")]
    [InlineData("Asker hører til Vest-Viken.")]
    [InlineData("Grensen er den samme for gradert og full sykmelding.")]
    public void A_sentence_that_denies_it_is_let_through(string sentence) => Assert.Empty(KnownErrors.In(sentence));

    [Fact]
    public void The_national_library_cites_from_the_register_only()
    {
        var loose = Drafts.Read("tool", "", ("    source: source:ftrl\n", "    title: Et brev\n"));
        Assert.Empty(ContentQuality.Of(loose.Kind, loose));
        Assert.Single(ContentQuality.Of(loose.Kind, loose, isNational: true));
    }

    [Fact]
    public void Every_entry_of_the_list_says_what_holds() => Assert.All(KnownErrors.Truths, truth => Assert.True(truth.Length > 20));

    /// <summary>What `./portal check` asks, asked of the files, so that a broken text is found before it is imported.</summary>
    [Fact]
    public void Nothing_that_the_portal_knows_is_heavy_broken_or_known_to_be_wrong()
    {
        var remarks = from file in Folders.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories)
                      let kind = Drafts.Kinds[Path.GetRelativePath(Folder, file).Split('/')[1]]
                      let document = ContentParser.Parse(kind, File.ReadAllText(file)).Document!
                      from remark in ContentQuality.Of(kind, document, Path.GetRelativePath(Folder, file).StartsWith("nasjonal", StringComparison.Ordinal))
                      select $"{Path.GetRelativePath(Folder, file)}: {remark.Message}";
        Assert.Equal("", string.Join('\n', remarks));
    }

    /// <summary>The body of content that the portal was promised, in items of the national library.</summary>
    [Theory]
    [InlineData("measure", 30)]
    [InlineData("checklist", 12)]
    [InlineData("misunderstanding", 25)]
    [InlineData("term", 100)]
    [InlineData("case", 20)]
    [InlineData("meeting-kit", 12)]
    [InlineData("practice", 19)]
    [InlineData("module", 10)]
    [InlineData("lesson", 48)]
    [InlineData("tool", 8)]
    [InlineData("rule", 15)]
    [InlineData("fee", 8)]
    public void The_shelf_is_full(string kind, int fewest) =>
        Assert.InRange(Folders.EnumerateFiles(Path.Combine(Folder, "nasjonal", kind), "*.nb.md", SearchOption.TopDirectoryOnly).Count(), fewest, int.MaxValue);
}
