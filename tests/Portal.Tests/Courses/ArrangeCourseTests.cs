using System.Net;
using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Calendar;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>What an arranger does: links that reach those with a seat only, the copy of a course, and what is shown of a programme.</summary>
public abstract class ArrangeCourseTests(PortalFixture fixture)
{
    private const string Link = "https://video.example/rom/hemmeligrom";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_meeting_link_reaches_those_with_a_seat_and_nobody_and_nothing_else()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("lenket", 1));
        using var arranger = await _portal.SignInAsync("rol");
        using var seated = await _portal.SignInAsync("fastlege31");
        using var waiting = await _portal.SignInAsync("fastlege32");
        using var gone = await _portal.SignInAsync("fastlege33");
        using var foreign = await _portal.SignInAsync("krol", "ost-viken");
        using var signedOut = _portal.Visit();
        await gone.EnrolAsync("innlandet", "lenket");
        await gone.GiveUpAsync("innlandet", "lenket");
        await seated.EnrolAsync("innlandet", "lenket");
        await waiting.EnrolAsync("innlandet", "lenket");
        var (ownFeed, waitingFeed) = (await seated.AddFeedAsync("Min"), await waiting.AddFeedAsync("Min"));

        await RunAsync();
        var wrong = await SetAsync("http://video.example/rom");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "http://video.example/rom"), (wrong.Status, wrong.Page.QuerySelector("#lenke-m1")!.GetAttribute("value")));
        Assert.StartsWith("Skriv en hel adresse som begynner med https://", wrong.Text("#lenke-m1-feil"), StringComparison.Ordinal);
        Assert.EndsWith("/lenke?lagret=1", (await SetAsync(Link)).Location, StringComparison.Ordinal);
        Assert.EndsWith("/lenke?lagret=0", (await SetAsync(Link)).Location, StringComparison.Ordinal);
        await RunAsync();

        // It is there, for the one with a seat: on the page, in one mail, in the own feed.
        Assert.Equal(Link, (await seated.GetAsync("/innlandet/kurs/lenket/s1")).Page.QuerySelector("#motelenker a")!.GetAttribute("href"));
        Assert.Single(await MailsAsync("fastlege31"), mail => mail.Text.Contains(Link, StringComparison.Ordinal));
        Assert.Contains(Link, Unfolded(await seated.GetAsync(ownFeed)), StringComparison.Ordinal);

        string[] addresses =
        [
            "/kurs", "/kurs/lenket", "/kurs/lenket/s1", "/kurs/lenket/s1.ics", "/kalender", "/kalender?mine=ja", "/kalender.ics", "/sok.json?q=lenket", "/sok?q=lenket",
            "/sok.json?q=hemmeligrom", "/nytt.atom", "/min-side", "/nn/kurs/lenket/s1", "/arrangor/lenket/s1/lenke",
        ];
        foreach (var (visitor, tenant) in new[] { (signedOut, "innlandet"), (waiting, "innlandet"), (gone, "innlandet"), (foreign, "ost-viken"), (arranger, "ost-viken"), (seated, "ost-viken") })
        {
            foreach (var address in addresses)
                Assert.DoesNotContain("video.example", Unfolded(await visitor.GetAsync($"/{tenant}{address}")), StringComparison.Ordinal);
        }

        // Public files are the same for the one with a seat.
        foreach (var address in new[] { "/kurs/lenket", "/kurs/lenket/s1.ics", "/kalender.ics", "/sok.json?q=lenket" })
            Assert.DoesNotContain("video.example", Unfolded(await seated.GetAsync("/innlandet" + address)), StringComparison.Ordinal);
        Assert.DoesNotContain("video.example", Unfolded(await waiting.GetAsync(waitingFeed)), StringComparison.Ordinal);
        foreach (var name in new[] { "fastlege32", "fastlege33" })
            Assert.DoesNotContain(await MailsAsync(name), mail => (mail.Text + mail.Html + mail.Calendar).Contains("video.example", StringComparison.Ordinal));
        Assert.Empty(await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<Job>().Where(j => j.Key.Contains("video")).ToListAsync()));
        Assert.Empty(await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<AuditEntry>().Where(e => e.Detail!.Contains("video")).ToListAsync()));

        // Another link is told of once; all jobs done again as after a crash tell nobody anything.
        await SetAsync(Link + "2");
        await RunAsync();
        await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<Job>().Where(j => j.Kind == "course.link").ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Waiting)));
        await RunAsync();
        Assert.Equal(2, (await MailsAsync("fastlege31")).Count(mail => mail.Text.Contains(Link, StringComparison.Ordinal)));

        // The seat goes on, and the link with it.
        await seated.GiveUpAsync("innlandet", "lenket");
        await RunAsync();
        Assert.Null((await seated.GetAsync("/innlandet/kurs/lenket/s1")).Page.QuerySelector("#motelenker"));
        Assert.DoesNotContain("video.example", Unfolded(await seated.GetAsync(ownFeed)), StringComparison.Ordinal);
        Assert.Equal(Link + "2", (await waiting.GetAsync("/innlandet/kurs/lenket/s1")).Page.QuerySelector("#motelenker a")!.GetAttribute("href"));
        Assert.Contains(Link + "2", (await MailsAsync("fastlege32"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<MeetingLink>().CountAsync()));

        async Task<Answer> SetAsync(string url) => await arranger.SubmitAsync(await arranger.GetAsync("/innlandet/arrangor/lenket/s1/lenke"), "main form", ("lenke.m1", url));
    }

    [Fact]
    public async Task Last_years_course_becomes_a_draft_with_new_days_in_both_forms()
    {
        using var arranger = await _portal.SignInAsync("rol");
        const string Address = "/innlandet/arrangor/todagerskurs/kopier";
        var form = await arranger.GetAsync(Address);
        var wrong = await arranger.SubmitAsync(form, "main form", ("adresse", "Ny Adresse"), ("dag-var-2027", "2028-03-09"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(("Ny Adresse", "2028-03-09"), (wrong.Page.QuerySelector("#adresse")!.GetAttribute("value"), wrong.Page.QuerySelector("#dag-var-2027")!.GetAttribute("value")));
        Assert.Equal("Velg en dag.", wrong.Text("#dag-host-2027-feil"));
        (string, string)[] days = [("dag-var-2027", "2028-03-09"), ("dag-host-2027", "2028-11-02"), ("tittel-nb", "Todagerskurs 2028"), ("tittel-nn", "Todagarskurs 2028")];
        Assert.Equal("Et annet kurs har denne adressen. Velg en annen.", (await arranger.SubmitAsync(form, "main form", [("adresse", "todagerskurs"), .. days])).Text("#adresse-feil"));

        var done = await arranger.SubmitAsync(form, "main form", [("adresse", "todagerskurs-2028"), .. days]);
        Assert.EndsWith("utfall=ny", done.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await arranger.GetAsync(done.Location)).Status);
        var texts = await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentItem>().Where(i => i.Key == "todagerskurs-2028").OrderBy(i => i.Language)
            .Join(db.Set<ContentVersion>(), i => i.Id, v => v.ItemId, (i, v) => new { i.Title, i.PublishedVersion, v.Text }).ToListAsync());
        Assert.Equal([("Todagerskurs 2028", (int?)null), ("Todagarskurs 2028", null)], texts.Select(t => (t.Title, t.PublishedVersion)));
        foreach (var text in texts.Select(t => t.Text))
        {
            // From 11 March to 9 March is 364 days, from 14 October to 2 November 385: past the change of the clocks, and 09.00 is 09.00.
            foreach (var time in new[] { "starts: 2028-03-09T09:00", "ends: 2028-03-10T15:30", "closes: 2028-02-24T23:59", "starts: 2028-11-02T09:00", "cancel_by: 2028-10-23T23:59", "starts: 2028-03-09T10:15" })
                Assert.Contains(time, text, StringComparison.Ordinal);
            Assert.DoesNotContain("approvals:", text, StringComparison.Ordinal);
            Assert.DoesNotContain("declared:", text, StringComparison.Ordinal);
            Assert.DoesNotContain("recording: agreed", text, StringComparison.Ordinal);
        }

        using var reader = _portal.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/innlandet/kurs/todagerskurs-2028")).Status);
        Assert.Contains("Ikke publisert", (await arranger.GetAsync("/innlandet/arrangor")).Text("#kurs-todagerskurs-2028 + p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_when_the_clocks_change_is_shown_right_and_told_of_once()
    {
        var text = CourseWorkshop.Text("natt", 2, starts: new LocalDateTime(2027, 10, 30, 22, 0));
        await CourseWorkshop.PublishAsync(_portal, "innlandet", text);
        using var gp = await _portal.SignInAsync("fastlege34");
        await gp.EnrolAsync("innlandet", "natt");
        await RunAsync();
        await CourseWorkshop.PublishAsync(_portal, "innlandet", text.Replace("starts: 2027-10-30T22:00", "starts: 2027-10-30T23:00", StringComparison.Ordinal)
            .Replace("ends: 2027-10-31T01:00", "ends: 2027-10-31T04:00", StringComparison.Ordinal)
            .Replace("sources:", "programme:\n  - key: natt\n    meeting: m1\n    starts: 2027-10-30T23:00\n    ends: 2027-10-31T04:00\n    title: Nattevakt\n    form: talk\nsources:", StringComparison.Ordinal));
        await RunAsync();
        var mails = await MailsAsync("fastlege34");
        Assert.Equal(["Du har fått plass: Prøvekurs natt, Samling 1", "Ny tid: Prøvekurs natt, Samling 1"], mails.Select(m => m.Subject));
        Assert.Contains("lørdag 30. oktober 2027 kl. 23.00 – søndag 31. oktober 2027", string.Join(' ', mails[1].Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Oslo:20271030T230000", mails[1].Calendar, StringComparison.Ordinal);
        Assert.Contains("DTEND;TZID=Europe/Oslo:20271031T040000", mails[1].Calendar, StringComparison.Ordinal);
        foreach (var address in new[] { "/innlandet/kurs/natt", "/innlandet/kurs/natt/s1" })
            Assert.Equal("23.00 – 31. oktober 2027 kl. 04.006 t", (await gp.GetAsync(address)).Text(".kp-programme tbody td"));
    }

    [Fact]
    public async Task The_course_page_says_what_is_recorded_who_speaks_and_whether_it_counts()
    {
        using var reader = _portal.Visit();
        var page = await reader.GetAsync("/innlandet/kurs/todagerskurs");
        Assert.Equal("Dette blir tatt opp: «Legen beskriver funksjon, Nav vurderer arbeidsevne», «Navs tiltak, og hva som finnes i din kommune». De som snakker, har sagt ja. Gruppearbeid og kasus blir aldri tatt opp.", page.Text("section[aria-labelledby=program] .kp-note"));
        Assert.Equal(["Demo foredragsholder 1", "Demo foredragsholder 2", "Demo foredragsholder 3"], page.Texts(".kp-speakers h3"));
        Assert.Contains("Har bindinger til legemiddelindustrien. Se interessene.", page.Text(".kp-speakers li:last-child"), StringComparison.Ordinal);
        Assert.Contains("Uavklart. Det er søkt om godkjenning, og svaret har ikke kommet.", page.Texts(".kp-facts dd"));
        Assert.Contains("Søkt", page.Text("section[aria-labelledby=godkjenning]"), StringComparison.Ordinal);
        Assert.Contains("Tel kurset?", (await reader.GetAsync("/innlandet/nn/kurs/todagerskurs")).Texts(".kp-facts dt"));
    }

    [Fact]
    public async Task Too_few_a_week_before_closing_stands_on_the_board()
    {
        var closes = new LocalDateTime(2026, 11, 28, 12, 0);
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("faa", 5, closes: closes).Replace("seats: 5\n", "seats: 5\n    minimum: 1\n", StringComparison.Ordinal));
        Assert.Equal(0, await DueAsync(new LocalDate(2026, 11, 20)));
        Assert.Equal(1, await DueAsync(new LocalDate(2026, 11, 21)));
        Assert.Equal(0, await DueAsync(new LocalDate(2026, 11, 29)));
        using var gp = await _portal.SignInAsync("fastlege35");
        await gp.EnrolAsync("agder", "faa");
        Assert.Equal(0, await DueAsync(new LocalDate(2026, 11, 21)));

        async Task<int> DueAsync(LocalDate today)
        {
            await using var scope = await _portal.InAsync("agder");
            var source = scope.ServiceProvider.GetServices<IDueSource>().Single(s => s.GetType().Name == "TooFewSeated");
            return (await source.FindAsync(new DueQuestion(today, null, null, 5), CancellationToken.None)).Total;
        }
    }

    private Task RunAsync() => _portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);

    private Task<List<OutgoingMail>> MailsAsync(string name) => DeskWorkshop.ReadAsync(
        _portal, "innlandet", db => db.Set<OutgoingMail>().AsNoTracking().Where(m => m.Address == name + "@demo.example").OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    private static string Unfolded(Answer answer) => WebUtility.HtmlDecode(answer.Body.Replace("\r\n ", "", StringComparison.Ordinal));
}

public sealed class ArrangeCourseOnSqlite(OnSqlite fixture) : ArrangeCourseTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class ArrangeCourseOnPostgreSql(OnPostgreSql fixture) : ArrangeCourseTests(fixture), IClassFixture<OnPostgreSql>;
