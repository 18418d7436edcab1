using KunnskapsPortal.Portal.Tests.Courses;
using KunnskapsPortal.Portal.Tests.Ground;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Calendar;

/// <summary>A real client subscribes to the public feed and to a person's own, and is told of changes.</summary>
[Trait("Category", "Clients")]
public sealed class ClientTests(OnSqlite fixture) : IClassFixture<OnSqlite>
{
    private const string Oslo = "Europe/Oslo";
    private const string Kathmandu = "Asia/Kathmandu";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Khal_shows_the_right_times_in_both_feeds_and_what_was_moved_and_cancelled_after_the_next_sync()
    {
        var evening = new LocalDateTime(2027, 3, 11, 18, 0);
        await CourseWorkshop.PublishAsync(_portal, "nordland", CourseWorkshop.Text("kveld", 5, starts: evening, sessions: 2));
        await CourseWorkshop.PublishAsync(_portal, "nordland", CourseWorkshop.Text("natt", 5, starts: new LocalDateTime(2027, 10, 31, 2, 30)));
        using var gp = await _portal.SignInAsync("fastlege31");
        await gp.EnrolAsync("nordland", "kveld");
        await gp.EnrolAsync("nordland", "kveld", "s2");
        await gp.EnrolAsync("nordland", "natt");
        using var client = new CalendarClient(
            ("felles", new Uri(_portal.Address, "/nordland/kalender.ics")),
            ("mine", new Uri(_portal.Address, await gp.AddFeedAsync("khal", "15"))));

        await client.SyncAsync();
        Assert.Equal(
            [
                "2027-03-11 18:00 - 2027-03-11 21:00 Prøvekurs kveld: Møte 1 CONFIRMED",
                "2027-03-11 18:00 - 2027-03-11 21:00 Prøvekurs kveld: Møte 2 CONFIRMED",
                "2027-10-31 02:30 - 2027-10-31 05:30 Prøvekurs natt: Møte 1 CONFIRMED",
            ],
            Own(await client.ListAsync("felles", Oslo)));
        Assert.Equal(
            [
                "2027-03-11 22:45 - 2027-03-12 01:45 Prøvekurs kveld: Møte 1 CONFIRMED",
                "2027-03-11 22:45 - 2027-03-12 01:45 Prøvekurs kveld: Møte 2 CONFIRMED",
                "2027-10-31 06:15 - 2027-10-31 10:15 Prøvekurs natt: Møte 1 CONFIRMED",
            ],
            Own(await client.ListAsync("felles", Kathmandu)));
        Assert.Equal(["18:00", "18:00", "02:30"], Starts(await client.ListAsync("mine", Oslo)));
        Assert.Equal(["22:45", "22:45", "06:15"], Starts(await client.ListAsync("mine", Kathmandu)));

        // The first is moved, the second is taken off the programme, the third is given up by the person.
        await CourseWorkshop.PublishAsync(_portal, "nordland", CourseWorkshop.Text("kveld", 5, starts: evening.PlusDays(28).PlusHours(1), sessions: 1));
        await gp.GiveUpAsync("nordland", "natt");
        await client.SyncAsync();
        Assert.Equal(
            [
                "2027-03-11 18:00 - 2027-03-11 21:00 Prøvekurs kveld CANCELLED",
                "2027-04-08 19:00 - 2027-04-08 22:00 Prøvekurs kveld: Møte 1 CONFIRMED",
                "2027-10-31 02:30 - 2027-10-31 05:30 Prøvekurs natt: Møte 1 CONFIRMED",
            ],
            Own(await client.ListAsync("felles", Oslo)));
        var mine = await client.ListAsync("mine", Oslo);
        Assert.Equal(["18:00", "19:00", "02:30"], Starts(mine));
        Assert.Equal(["CANCELLED", "CONFIRMED", "CANCELLED"], mine.Select(line => line.Split(' ')[^1]));
        // Over there the clock has gone forward in Oslo, and not in Nepal.
        Assert.Equal(["22:45", "22:45", "06:15"], Starts(await client.ListAsync("mine", Kathmandu)));
    }

    // The feed of a region has the national meetings too.
    private static IEnumerable<string> Own(IEnumerable<string> lines) => lines.Where(line => line.Contains("Prøvekurs", StringComparison.Ordinal));

    private static IEnumerable<string> Starts(IEnumerable<string> lines) => lines.Select(line => line.Split(' ')[1]);
}
