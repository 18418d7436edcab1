using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

public sealed class FairnessTests
{
    private static readonly Arbitrary<(int Seats, int Waiting)[]> Crowds = Arb.From(
        from length in Gen.Choose(1, 6)
        from groups in Gen.ArrayOf(from seats in Gen.Choose(0, 50) from waiting in Gen.Choose(0, 50) select (seats, waiting), length)
        select groups);

    [Fact]
    public void Shares_add_up_and_differences_cancel_out() => Prop.ForAll(Crowds, crowd =>
    {
        var shares = Fairness.Shares([.. crowd.Select((g, i) => ($"g{i}", g.Seats + g.Waiting, g.Seats))]);
        if (crowd.Sum(g => g.Seats) == 0)
            return;
        Assert.Equal(100, shares.Sum(s => s.ShareOfSeats), 6);
        Assert.Equal(100, shares.Sum(s => s.ShareOfApplicants), 6);
        Assert.Equal(0, shares.Sum(s => s.Difference), 6);
        // Where everybody got a seat, nobody is ahead.
        if (crowd.All(g => g.Waiting == 0))
            Assert.All(shares, s => Assert.Equal(0, s.Difference, 6));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_group_that_got_all_the_seats_is_ahead_by_what_the_other_lacks()
    {
        var shares = Fairness.Shares([("gp", 10, 10), ("counsellor", 30, 0)]);
        Assert.Equal([(100.0, 25.0, 75.0), (0.0, 75.0, -75.0)], shares.Select(s => (s.ShareOfSeats, s.ShareOfApplicants, s.Difference)));
        Assert.Throws<ArgumentException>(() => Fairness.Shares([("gp", 1, 2)]));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("7", 7.0)]
    [InlineData("9,1,4", 4.0)]
    [InlineData("1,2,10,3", 2.5)]
    public void The_median_is_the_middle_value(string values, double? median) =>
        Assert.Equal(median, Fairness.Median([.. values.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]));
}
