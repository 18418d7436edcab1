using System.Net;
using KunnskapsPortal.Portal.Tests.Courses;
using KunnskapsPortal.Portal.Tests.Ground;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Calendar;

public abstract class CalendarPageTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_topic_has_a_feed_of_its_own_whose_name_says_so()
    {
        using var visitor = _portal.Visit();
        var answer = await visitor.GetAsync("/innlandet/kalender.ics?emne=samhandling");
        Assert.Contains("NAME:Kunnskapsportalen Innlandet: Samhandling\r\n", answer.Body, StringComparison.Ordinal);
        Assert.All(Subscriber.Events(answer.Body), meeting => Assert.Contains("todagerskurs", meeting["UID"], StringComparison.Ordinal));
        Assert.Equal(4, Subscriber.Events(answer.Body).Count);
        // The address is the same in both written forms, and good also while nothing of the topic is planned.
        Assert.Contains("Sjukmelding", (await visitor.GetAsync("/innlandet/nn/kalender.ics?emne=sykmelding")).Body, StringComparison.Ordinal);
        var none = await visitor.GetAsync("/innlandet/kalender.ics?emne=dialogmote");
        Assert.Equal((HttpStatusCode.OK, 0), (none.Status, Subscriber.Events(none.Body).Count));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/innlandet/kalender.ics?emne=finnes-ikke")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/innlandet/kalender.ics?sted=13097248022")).Status);
    }

    [Fact]
    public async Task Digital_only_and_a_place_narrow_page_and_feed_alike()
    {
        using var visitor = _portal.Visit();
        Assert.Equal(["L40 på én time"], (await visitor.GetAsync("/innlandet/kalender?digitalt=ja")).Texts(".kp-rowlink"));
        Assert.Equal(["L40 på én time"], Subscriber.Events((await visitor.GetAsync("/innlandet/kalender.ics?digitalt=ja")).Body).Select(meeting => meeting["SUMMARY"]));
        var hamar = await visitor.GetAsync("/innlandet/kalender?sted=hamar&emne=samhandling");
        Assert.Equal(2, hamar.Texts(".kp-rowlink").Count);
        Assert.EndsWith("/innlandet/kalender.ics?emne=samhandling&sted=hamar", hamar.Page.QuerySelector("#adresse")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_meeting_can_be_fetched_as_a_file_by_its_UID()
    {
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync("/innlandet/kalender");
        foreach (var link in page.Page.QuerySelectorAll("a.kp-addlink"))
        {
            var file = await visitor.GetAsync(link.GetAttribute("href")!);
            Assert.Equal("text/calendar", file.Message.Content.Headers.ContentType!.MediaType);
            Assert.Single(Subscriber.Events(file.Body));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/innlandet/kalender/mote/finnes-ikke@kunnskapsportal.ics")).Status);
    }

    [Fact]
    public async Task The_month_is_a_table_with_week_numbers_and_says_what_is_cancelled()
    {
        var starts = new LocalDateTime(2027, 5, 20, 9, 0);
        await CourseWorkshop.PublishAsync(_portal, "vestland", CourseWorkshop.Text("avlyses", 5, starts: starts, sessions: 2));
        await CourseWorkshop.PublishAsync(_portal, "vestland", CourseWorkshop.Text("avlyses", 5, starts: starts, sessions: 1));
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync("/vestland/kalender?visning=maned&maned=2027-05");
        Assert.Equal("Mai 2027", page.Text(".kp-sectionhead h2"));
        Assert.Equal(["uke 17", "uke 18", "uke 19", "uke 20", "uke 21", "uke 22"], page.Texts(".kp-month tbody th"));
        var day = page.Page.QuerySelector("td:has(time[datetime='2027-05-20'])")!;
        Assert.Equal(2, day.QuerySelectorAll("li").Length);
        var cancelled = Assert.Single(day.QuerySelectorAll("li:has(s)"));
        Assert.Equal("Avlyst", cancelled.QuerySelector("strong")!.TextContent);
        Assert.EndsWith("maned=2027-04", page.Page.QuerySelector("a[rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("maned=2027-06", page.Page.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        // Today is marked in its own month, and no month is offered that the calendar does not reach.
        Assert.Equal("2026-11-21", (await visitor.GetAsync("/vestland/kalender?visning=maned")).Page.QuerySelector("[aria-current=date] time")!.GetAttribute("datetime"));
        Assert.Null((await visitor.GetAsync("/vestland/kalender?visning=maned&maned=1999-01")).Page.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task One_who_is_signed_in_sees_the_own_place_and_may_choose_the_own_meetings_only()
    {
        await CourseWorkshop.PublishAsync(_portal, "rogaland", CourseWorkshop.Text("plass", 1));
        await CourseWorkshop.PublishAsync(_portal, "rogaland", CourseWorkshop.Text("uten", 5));
        await CourseWorkshop.PublishAsync(_portal, "oslo", CourseWorkshop.Text("i-oslo", 5));
        using var first = await _portal.SignInAsync("fastlege22");
        using var second = await _portal.SignInAsync("fastlege23");
        await first.EnrolAsync("rogaland", "plass");
        await second.EnrolAsync("rogaland", "plass");
        await first.EnrolAsync("oslo", "i-oslo");
        Assert.Equal("Du har plass", await NoteAsync(first));
        Assert.Equal("Du står på venteliste", await NoteAsync(second));
        using var visitor = _portal.Visit();
        Assert.Equal("Venteliste", await NoteAsync(visitor));
        var mine = await first.GetAsync("/rogaland/kalender?mine=ja");
        Assert.Equal(["/oslo/kurs/i-oslo/s1", "/rogaland/kurs/plass/s1"], mine.Page.QuerySelectorAll(".kp-rowlink").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        // For one who is signed out the word does nothing.
        Assert.Contains("Prøvekurs uten: Møte 1", (await visitor.GetAsync("/rogaland/kalender?mine=ja")).Texts(".kp-rowlink"));
        // The file of a meeting that one waits for says so, to oneself only.
        const string File = "/rogaland/kalender/mote/kurs-rogaland-plass-s1-m1@kunnskapsportal.ics";
        Assert.Equal("TENTATIVE", Subscriber.Events((await second.GetAsync(File)).Body)[0]["STATUS"]);
        Assert.Equal("CONFIRMED", Subscriber.Events((await visitor.GetAsync(File)).Body)[0]["STATUS"]);
    }

    private static async Task<string> NoteAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/rogaland/kalender");
        return page.Page.QuerySelectorAll(".kp-rows li").Single(row => row.QuerySelector(".kp-rowlink")!.GetAttribute("href") == "/rogaland/kurs/plass/s1")
            .QuerySelector(".kp-tag")!.TextContent;
    }
}

public sealed class CalendarPageOnSqlite(OnSqlite fixture) : CalendarPageTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class CalendarPageOnPostgreSql(OnPostgreSql fixture) : CalendarPageTests(fixture), IClassFixture<OnPostgreSql>;
