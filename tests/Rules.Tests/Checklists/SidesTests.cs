using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Rules.Tests.Checklists;

public sealed class SidesTests
{
    private static readonly OrderedSide Gp = new(Sides.Gp, false);
    private static readonly OrderedSide Nav = new(Sides.Nav, false);

    [Fact]
    public void A_counsellors_own_side_is_marked_and_stands_first() =>
        Assert.Equal([Nav with { IsOwn = true }, Gp], Sides.InOrderFor([Audiences.Counsellor]));

    [Fact]
    public void A_gps_own_side_is_marked_and_stands_first() =>
        Assert.Equal([Gp with { IsOwn = true }, Nav], Sides.InOrderFor([Audiences.Gp]));

    [Fact]
    public void Who_has_no_side_of_their_own_meets_the_gps_first() =>
        Assert.Equal([Gp, Nav], Sides.InOrderFor([Audiences.AdvisoryPhysician, Audiences.ChiefPhysician]));

    [Fact]
    public void Both_sides_are_always_shown_once_and_no_marked_side_stands_below_an_unmarked() => Prop.ForAll(
        Gen.SubListOf(Audiences.All.ToArray()).ToArbitrary(),
        audiences =>
        {
            var sides = Sides.InOrderFor(audiences);
            return sides.Select(side => side.Name).Order().SequenceEqual(Sides.All.Order()) && (sides[0].IsOwn || !sides[1].IsOwn);
        }).QuickCheckThrowOnFailure();
}
