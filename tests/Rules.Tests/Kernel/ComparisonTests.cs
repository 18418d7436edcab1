using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class ComparisonTests
{
    private static readonly Gen<string> Piece = Gen.Elements(
        "sykmelding ", "gradert", " ", "\n", "\n\n", "uke 8. ", "Nav", ", ", "å\u030a", "\ud83d\ude00", "\ud83d", "\u202e", "## A {#a}\n", "| a | b |\n", "8-4");

    private static readonly Arbitrary<string[]> Pieces = Arb.From(
        from count in Gen.Choose(0, 40)
        from pieces in Gen.ArrayOf(Piece, count)
        select pieces);

    private static readonly Arbitrary<(string Old, string New)> Pairs = Arb.From(
        from a in Pieces.Generator
        from b in Gen.OneOf(Pieces.Generator, from at in Gen.Choose(0, a.Length) from piece in Piece select (string[])[.. a[..at], piece, .. a[at..]])
        select (string.Concat(a), string.Concat(b)));

    [Fact]
    public void Words_added_and_removed_are_told_word_by_word()
    {
        var changes = Comparison.Words("Nav har frist på ti dager.\n\nSlutt.\n", "Nav har en frist på fjorten dager.\n\nSlutt.\n");
        Assert.Equal(
            [
                new(ChangeKind.Same, "Nav har "), new(ChangeKind.Added, "en "), new(ChangeKind.Same, "frist på "), new(ChangeKind.Removed, "ti"),
                new(ChangeKind.Added, "fjorten"), new(ChangeKind.Same, " dager.\n\nSlutt.\n"),
            ],
            changes);
    }

    [Fact]
    public void Words_changed_side_by_side_are_one_change() => Assert.Equal(
        [new(ChangeKind.Same, "a "), new(ChangeKind.Removed, "fem seks"), new(ChangeKind.Added, "sju åtte"), new(ChangeKind.Same, " b")],
        Comparison.Words("a fem seks b", "a sju åtte b"));

    [Fact]
    public void The_pieces_put_together_are_the_two_texts() => Prop.ForAll(Pairs, pair =>
    {
        var changes = Comparison.Words(pair.Old, pair.New);
        Assert.Equal(pair.Old, string.Concat(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.Text)));
        Assert.Equal(pair.New, string.Concat(changes.Where(c => c.Kind != ChangeKind.Removed).Select(c => c.Text)));
        Assert.All(changes, change => Assert.NotEmpty(change.Text));
        Assert.All(changes.Zip(changes.Skip(1)), two => Assert.NotEqual(two.First.Kind, two.Second.Kind));
        Assert.DoesNotContain(changes.Zip(changes.Skip(1)), two => two is ({ Kind: ChangeKind.Added }, { Kind: ChangeKind.Removed }));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_text_compared_with_itself_is_the_same() => Prop.ForAll(Pieces, pieces =>
        Assert.DoesNotContain(Comparison.Words(string.Concat(pieces), string.Concat(pieces)), change => change.Kind != ChangeKind.Same)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hundred_thousand_characters_are_compared_fast()
    {
        var old = string.Concat(Enumerable.Range(0, 2000).Select(n => $"Setning nummer {n} om sykmelding og arbeid i uke {n % 52}. {(n % 8 == 7 ? "\n\n" : "")}"));
        var few = old.Replace("uke 17", "uke 18", StringComparison.Ordinal);
        Bounded.Run(() => Assert.True(Comparison.Words(old, few).Count > 50));
        Bounded.Run(() => Comparison.Words(old.Replace("\n", "", StringComparison.Ordinal), few.Replace("\n", "", StringComparison.Ordinal)));
        Bounded.Run(() => Comparison.Words(old, string.Join(' ', old.Split(' ').Reverse())));
    }

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { new string('a', 5_000_000), new string('a', 4_999_999) + "b" },
        { new string('\n', 5_000_000), new string('\n', 4_000_000) + " " },
        { string.Concat(Enumerable.Repeat("a b\n", 200_000)), string.Concat(Enumerable.Repeat("b a\n", 200_000)) },
        { string.Concat(Enumerable.Repeat("a ", 400_000)), string.Concat(Enumerable.Repeat(". ", 400_000)) },
        { string.Concat(Enumerable.Range(0, 150_000).Select(n => n + "\n")), string.Concat(Enumerable.Range(0, 150_000).Select(n => 150_000 - n + "\n")) },
        { "", new string('(', 5_000_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Hostile_text_ends_in_bounded_time(string old, string @new) => Bounded.Run(() =>
    {
        var changes = Comparison.Words(old, @new);
        Assert.True(string.Concat(changes.Where(c => c.Kind != ChangeKind.Added).Select(c => c.Text)) == old);
        Assert.True(string.Concat(changes.Where(c => c.Kind != ChangeKind.Removed).Select(c => c.Text)) == @new);
    });
}
