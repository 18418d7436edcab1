using KunnskapsPortal.Directory.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

public sealed class ConfirmationTests
{
    private static readonly LocalDate Confirmed = new(2026, 11, 2);

    [Theory]
    [InlineData(-3, Freshness.Fresh)]
    [InlineData(0, Freshness.Fresh)]
    [InlineData(90, Freshness.Fresh)]
    [InlineData(91, Freshness.Ageing)]
    [InlineData(180, Freshness.Ageing)]
    [InlineData(181, Freshness.Old)]
    [InlineData(4000, Freshness.Old)]
    public void A_confirmation_is_amber_after_90_days_and_red_after_180(int days, Freshness expected) =>
        Assert.Equal(expected, Confirmation.Of(Confirmed, Confirmed.PlusDays(days)));

    [Fact]
    public void The_next_change_is_the_very_day_on_which_the_colour_changes()
    {
        for (var days = -10; days <= 400; days++)
        {
            var today = Confirmed.PlusDays(days);
            var change = Confirmation.NextChange(Confirmed, today);
            if (change is null)
            {
                Assert.Equal(Freshness.Old, Confirmation.Of(Confirmed, today));
                continue;
            }

            Assert.True(change > today);
            Assert.Equal(Confirmation.Of(Confirmed, today), Confirmation.Of(Confirmed, change.Value.PlusDays(-1)));
            Assert.NotEqual(Confirmation.Of(Confirmed, today), Confirmation.Of(Confirmed, change.Value));
        }
    }
}
