using System.Net;
using KunnskapsPortal.Calendar.SubscribeToCalendar;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Rules.Tests.Calendar;

public sealed class FeedLimitTests
{
    private static readonly IPAddress Guesser = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void One_who_guesses_thirty_times_waits_and_others_do_not()
    {
        using var limit = new FeedLimit(new DemoMode(false));
        for (var time = 0; time < 30; time++)
        {
            Assert.True(limit.MayAsk(Guesser));
            limit.Missed(Guesser);
        }

        Assert.False(limit.MayAsk(Guesser));
        Assert.True(limit.MayAsk(IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public void Asking_and_finding_costs_nothing()
    {
        using var limit = new FeedLimit(new DemoMode(false));
        Assert.All(Enumerable.Range(0, 500), _ => Assert.True(limit.MayAsk(Guesser)));
    }
}
