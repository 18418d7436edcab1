using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class SectionsTests
{
    private const string Body = "Ingress.\n\n## A {#a}\n\nEn.\n\n### A én {#a1}\n\nTo.\n\n```\n## kode {#kode}\n```\n\n## B {#b}\n\nTre.\n";

    private static readonly Gen<string> Line = Gen.Elements(
        "## Frist {#frist}", "### Unntak {#unntak}", "# Topp", "#### Dypt {#dypt}", "#ikke", "####### sju", "```", "~~~", "ord og flere ord", "å", "",
        "| a | b |", "  ## innrykk", "\ud83d", "e\u0301n");

    private static readonly Arbitrary<string> Bodies = Arb.From(
        from count in Gen.Choose(0, 25)
        from lines in Gen.ArrayOf(Line, count)
        select string.Join('\n', lines));

    [Fact]
    public void A_section_runs_to_the_next_heading_of_the_same_or_higher_level()
    {
        var sections = Sections.Of(Body);
        Assert.Equal(["a", "a1", "b"], sections.Select(s => s.Id));
        Assert.Equal(["A", "A én", "B"], sections.Select(s => s.HeadingText));
        Assert.Equal([2, 3, 2], sections.Select(s => s.Level));
        Assert.Equal("### A én {#a1}\n\nTo.\n\n```\n## kode {#kode}\n```\n\n", sections[1].Text);
        Assert.Equal("## A {#a}\n\nEn.\n\n" + sections[1].Text, sections[0].Text);
        Assert.Equal("## B {#b}\n\nTre.\n", Sections.Find(Body, "b")!.Text);
        Assert.Null(Sections.Find(Body, "kode"));
    }

    [Fact]
    public void Lead_and_outermost_sections_cover_the_body() => Prop.ForAll(Bodies, body =>
    {
        var sections = Sections.Of(body);
        var covered = body[..(sections.Count == 0 ? body.Length : sections[0].Start)];
        foreach (var section in sections)
        {
            Assert.Equal(body.Substring(section.Start, section.Text.Length), section.Text);
            if (section.Start >= covered.Length)
                covered += section.Text;
        }

        Assert.Equal(body, covered);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_headings_are_those_that_get_ids() => Prop.ForAll(Bodies, body =>
    {
        var ensured = HeadingIds.Ensure(body);
        Assert.All(Sections.Of(ensured), section => Assert.NotNull(section.Id));
        Assert.Equal(Sections.Of(body).Count, Sections.Of(ensured).Count);
        Assert.Equal(HeadingIds.Outline(ensured), Sections.Of(ensured).Where(s => s.Level == 2).Select(s => (s.Id!, s.HeadingText)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Wrapping_lines_anew_keeps_the_hash() => Prop.ForAll(Words(1, 30), Gen.Elements(" ", "\n", "  ", " \n", "\t", "\n\n").ToArbitrary(), (words, space) =>
        Assert.Equal(Sections.Hash("## A {#a}\n\n" + string.Join(' ', words)), Sections.Hash("## A {#a-2}  \n" + string.Join(space, words) + space)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_changed_word_changes_the_hash() => Prop.ForAll(Words(1, 30), Gen.Choose(0, 29).ToArbitrary(), (words, at) =>
    {
        var changed = words.ToArray();
        changed[at % words.Length] += "s";
        Assert.NotEqual(Sections.Hash("## A {#a}\n\n" + string.Join(' ', words)), Sections.Hash("## A {#a}\n\n" + string.Join(' ', changed)));
        Assert.NotEqual(Sections.Hash("## A {#a}\n\n" + string.Join(' ', words)), Sections.Hash("## A " + words[0] + " {#a}\n\n" + string.Join(' ', words)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Composed_and_decomposed_letters_are_one_and_broken_text_is_survived()
    {
        Assert.Equal(Sections.Hash("## \u00c5r"), Sections.Hash("## A\u030ar"));
        Assert.Matches("^[0-9a-f]{64}$", Sections.Hash("## \ud800 \ufffe"));
        Assert.NotEqual(Sections.Hash("```\n## A {#a}\n```"), Sections.Hash("```\n## A {#b}\n```"));
    }

    [Fact]
    public void Five_megabytes_are_read_in_bounded_time() => Bounded.Run(() =>
    {
        Assert.Empty(Sections.Of(new string('#', 5_000_000)));
        Assert.Equal(1_000_000, Sections.Of(string.Concat(Enumerable.Repeat("## a\n", 1_000_000))).Count);
        Sections.Hash(string.Concat(Enumerable.Repeat("## {# {#a} \n", 400_000)));
    });

    private static Arbitrary<string[]> Words(int least, int most) => Arb.From(
        from count in Gen.Choose(least, most)
        from words in Gen.ArrayOf(Gen.Elements("sykmelding", "gradert", "å", "uke", "8-4", "**må**", "{#x}", "Nav."), count)
        select words);
}
