using KunnskapsPortal.Portal.Tests.Courses;
using KunnskapsPortal.Portal.Tests.Ground;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Calendar;

public abstract class FeedTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_moved_meeting_keeps_its_uid_and_raises_its_sequence()
    {
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("flytt", 5));
        var before = await EventAsync("/agder/kurs/flytt/s1.ics");
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("flytt", 9));
        Assert.Equal(before, await EventAsync("/agder/kurs/flytt/s1.ics"));
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("flytt", 9, starts: new LocalDateTime(2027, 4, 8, 10, 0)));
        var after = await EventAsync("/agder/kurs/flytt/s1.ics");
        Assert.Equal(before["UID"], after["UID"]);
        Assert.Equal(("0", "1"), (before["SEQUENCE"], after["SEQUENCE"]));
        Assert.Equal(("20270311T090000", "20270408T100000"), (before["DTSTART;TZID=Europe/Oslo"], after["DTSTART;TZID=Europe/Oslo"]));
    }

    [Fact]
    public async Task The_feed_of_a_region_holds_its_own_and_the_national_meetings()
    {
        using var visitor = _portal.Visit();
        var innlandet = (await visitor.GetAsync("/innlandet/kalender.ics")).Body;
        Assert.Contains("UID:kurs-innlandet-todagerskurs-var-2027-", innlandet, StringComparison.Ordinal);
        Assert.Contains("UID:kurs-nasjonal-l40-pa-en-time-januar-2027-", innlandet, StringComparison.Ordinal);
        Assert.DoesNotContain("kurs-ost-viken", innlandet, StringComparison.Ordinal);
        Assert.Equal(2, (await visitor.GetAsync("/innlandet/kurs/todagerskurs/var-2027.ics")).Body.Split("BEGIN:VEVENT").Length - 1);
    }

    private async Task<Dictionary<string, string>> EventAsync(string address)
    {
        using var visitor = _portal.Visit();
        var lines = (await visitor.GetAsync(address)).Body.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        return lines.SkipWhile(line => line != "BEGIN:VEVENT").Skip(1).TakeWhile(line => line != "END:VEVENT")
            .Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
    }
}

public sealed class FeedOnSqlite(OnSqlite fixture) : FeedTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class FeedOnPostgreSql(OnPostgreSql fixture) : FeedTests(fixture), IClassFixture<OnPostgreSql>;
