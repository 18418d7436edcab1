using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Rules.Tests.Notifications;

public sealed class ChoicesTests
{
    private static readonly NoticeKind[] Kinds =
    [
        Kind("seat", NoticeWay.AtOnce), Kind("review", NoticeWay.Weekly), Kind("quiet", NoticeWay.Off),
        Kind("meeting", NoticeWay.AtOnce) with { Choices = [NoticeWay.AtOnce] },
        Kind("letter", NoticeWay.Weekly) with { Choices = [NoticeWay.Weekly, NoticeWay.Off] },
    ];

    private static readonly Arbitrary<(NoticeKind, NoticeWay)[]> Steps = Arb.From(Gen.ArrayOf(
        from kind in Gen.Elements(Kinds)
        from way in Gen.Elements(Enum.GetValues<NoticeWay>())
        select (kind, way)));

    [Fact]
    public void The_last_choice_that_the_kind_offers_is_what_counts() => Prop.ForAll(Steps, steps =>
    {
        var stored = "";
        var expected = Kinds.ToDictionary(kind => kind.Name, kind => kind.Usual);
        foreach (var (kind, way) in steps)
        {
            stored = Choices.With(stored, kind, way);
            expected[kind.Name] = kind.Choices.Contains(way) ? way : kind.Usual;
        }

        Assert.All(Kinds, kind => Assert.Equal(expected[kind.Name], Choices.Of(stored, kind)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_as_usual_takes_no_room() => Prop.ForAll(Steps, steps =>
    {
        var stored = steps.Aggregate("", (stored, step) => Choices.With(stored, step.Item1, step.Item2));
        Assert.Equal("", Kinds.Aggregate(stored, (all, kind) => Choices.With(all, kind, kind.Usual)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("")]
    [InlineData(";;=;seat;seat=;seat=7;seat=off;=Off")]
    [InlineData("meeting=Off")]
    [InlineData("letter=AtOnce")]
    public void What_is_stored_wrongly_counts_for_nothing(string stored) =>
        Assert.All(Kinds, kind => Assert.Equal(kind.Usual, Choices.Of(stored, kind)));

    private static NoticeKind Kind(string name, NoticeWay usual) =>
        new(name, () => name, () => name, usual, () => new NoticeContent(name, "/") { AddressLabel = name });
}
