using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class ThreeWayTests
{
    private static readonly Gen<string> Text = from count in Gen.Choose(0, 8)
                                               from lines in Gen.ArrayOf(Gen.Elements("a\n", "b\n", "c\n", "d\n", "\n", "e"), count)
                                               select string.Concat(lines);

    private static readonly Arbitrary<(string Base, string Mine, string Theirs)> Three = Arb.From(
        from before in Text
        from mine in Gen.OneOf(Text, Edit(before))
        from theirs in Gen.OneOf(Text, Edit(before))
        select (before, mine, theirs));

    [Fact]
    public void Changes_in_different_places_are_put_together()
    {
        var merge = ThreeWay.Of("en\n\nto\n\ntre\n", "EN\n\nto\n\ntre\n", "en\n\nto\n\ntre\n\nfire\n");
        Assert.False(merge.HasConflicts);
        Assert.Equal("EN\n\nto\n\ntre\n\nfire\n", merge.Text);
    }

    [Fact]
    public void Different_changes_in_one_place_are_a_conflict_between_what_is_agreed()
    {
        var merge = ThreeWay.Of("en\n\nto\n\ntre\n", "en\n\nTO\n\ntre\n", "en\n\ntwo\n\ntre\n");
        Assert.Equal([new MergePart.Agreed("en\n\n"), new MergePart.Conflict("to\n", "TO\n", "two\n"), new MergePart.Agreed("\ntre\n")], merge.Parts);
        Assert.Null(merge.Text);
    }

    [Fact]
    public void What_one_removed_and_the_other_changed_is_a_conflict() =>
        Assert.Contains(new MergePart.Conflict("to\n", "", "TO\n"), ThreeWay.Of("en\nto\ntre\n", "en\ntre\n", "en\nTO\ntre\n").Parts);

    [Fact]
    public void Where_only_one_side_changed_the_result_is_that_side() => Prop.ForAll(Three, t =>
    {
        Assert.Equal(t.Theirs, ThreeWay.Of(t.Base, t.Base, t.Theirs).Text);
        Assert.Equal(t.Mine, ThreeWay.Of(t.Base, t.Mine, t.Base).Text);
        Assert.Equal(t.Mine, ThreeWay.Of(t.Base, t.Mine, t.Mine).Text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Swapping_the_sides_swaps_them_in_every_conflict_and_changes_nothing_else() => Prop.ForAll(Three, t =>
        Assert.Equal(ThreeWay.Of(t.Base, t.Mine, t.Theirs).Parts, ThreeWay.Of(t.Base, t.Theirs, t.Mine).Parts.Select(part =>
            part is MergePart.Conflict c ? new MergePart.Conflict(c.Base, c.Theirs, c.Mine) : part)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Nothing_that_either_side_wrote_is_lost() => Prop.ForAll(Three, t =>
    {
        var merge = ThreeWay.Of(t.Base, t.Mine, t.Theirs);
        foreach (var (side, pick) in new[] { (t.Mine, (Func<MergePart.Conflict, string>)(c => c.Mine)), (t.Theirs, c => c.Theirs) })
        {
            var chosen = Lines(string.Concat(merge.Parts.Select(part => part is MergePart.Conflict c ? pick(c) : ((MergePart.Agreed)part).Text)));
            foreach (var line in side.Split('\n').Distinct().Where(l => l.Length > 0 && !Lines(t.Base).Contains(l)))
                Assert.Contains(line, string.Join('\n', chosen), StringComparison.Ordinal);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Edits_far_apart_never_conflict_and_both_are_kept() => Prop.ForAll(Gen.Choose(0, 9).Two().ToArbitrary(), at =>
    {
        var lines = Enumerable.Range(0, 10).Select(n => $"linje {n}\n\n").ToArray();
        string With(params (int At, string Text)[] changes) => string.Concat(lines.Select((line, n) => changes.Where(c => c.At == n).Select(c => c.Text).FirstOrDefault(line)));
        var (a, b) = at;
        if (a != b)
            Assert.Equal(With((a, "min\n\n"), (b, "din\n\n")), ThreeWay.Of(With(), With((a, "min\n\n")), With((b, "din\n\n"))).Text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hostile_text_ends_in_bounded_time() => Bounded.Run(() =>
    {
        var merge = ThreeWay.Of(new string('\n', 5_000_000), "a" + new string('\n', 5_000_000), new string('\n', 4_000_000));
        Assert.Single(merge.Parts);
        ThreeWay.Of(Numbers(n => n), Numbers(n => 60_000 - n), Numbers(n => n * 7 % 60_000));
    });

    private static string Numbers(Func<int, int> number) => string.Concat(Enumerable.Range(0, 60_000).Select(n => number(n) + "\n"));

    private static string[] Lines(string text) => text.Split('\n');

    private static Gen<string> Edit(string text) =>
        from at in Gen.Choose(0, Lines(text).Length - 1)
        from line in Gen.Elements("ny", "x\ny", "")
        select string.Join('\n', Lines(text).Select((old, n) => n == at ? line : old));
}
