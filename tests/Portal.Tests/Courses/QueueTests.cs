using System.Net;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Classes, quotas, offers, other dates and colleagues, as people meet them.</summary>
public abstract class QueueTests(DatabaseKind kind)
{
    private const string Enrol = "#pamelding form[action*=MeldPa]";
    private const string Cancel = "#pamelding form[action*=MeldAv]";
    private const string Offer = "#pamelding form[action*=Tilbud]";

    [Fact]
    public async Task An_offer_is_told_with_its_deadline_and_passed_on_when_nobody_answers()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("tilbud", 1, offerHours: 24));
        using var first = await EnrolAsync(portal, "fastlege", "tilbud");
        using var second = await EnrolAsync(portal, "fastlege2", "tilbud");
        using var third = await EnrolAsync(portal, "fastlege3", "tilbud");
        await first.SubmitAsync(await first.GetAsync(Page("tilbud")), Cancel);
        await RunAsync(portal);
        var page = await second.GetAsync(Page("tilbud"));
        Assert.Equal("Du har fått tilbud om plass", page.Text("#pamelding strong"));
        Assert.Contains("22. november 2026 kl. 13.", page.Text("#pamelding .kp-state p"), StringComparison.Ordinal);
        Assert.Contains("Tilbud om plass", (await second.GetAsync("/innlandet/min-side")).Texts(".kp-tag"));
        Assert.StartsWith("Svar innen 22. november 2026 kl. 13.", (await MailsAsync(portal, "fastlege2"))[^1].Subject, StringComparison.Ordinal);
        Assert.Null((await MailsAsync(portal, "fastlege2"))[^1].CalendarMethod);

        portal.Clock.MoveTo(TestClock.Start + Duration.FromHours(25));
        var late = await second.SubmitAsync(page, Offer, ("svar", "ja"));
        Assert.Equal((HttpStatusCode.Conflict, "Du har ikke noe tilbud å svare på. Kanskje fristen er ute."), (late.Status, late.Text("[role=alert]")));
        await RunAsync(portal);
        Assert.Equal("Du har fått tilbud om plass", (await third.GetAsync(Page("tilbud"))).Text("#pamelding strong"));
        Assert.Single(await MailsAsync(portal, "fastlege2"), mail => mail.Subject.StartsWith("Tilbudet gikk ut", StringComparison.Ordinal));
        var yes = await third.SubmitAsync(await third.GetAsync(Page("tilbud")), Offer, ("svar", "ja"));
        Assert.Equal(HttpStatusCode.Redirect, yes.Status);
        Assert.Equal("Du har plass", (await third.GetAsync(Page("tilbud"))).Text("#pamelding strong"));
        await RunAsync(portal);
        Assert.Equal("REQUEST", (await MailsAsync(portal, "fastlege3"))[^1].CalendarMethod);
        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Equal((1, 0, 0), (standing.Seated, standing.Offered, standing.Waiting));
        Assert.Empty(standing.Breaches);
    }

    [Fact]
    public async Task Seats_kept_for_GPs_are_released_at_their_moment_and_everybody_reads_why()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var text = CourseWorkshop.Text("kvote", 2, rules: "quotas:\n  - key: k\n    title: Fastleger i Innlandet\n    form: kept\n    seats: 2\n    audience: gp\n    until: 2026-12-01T00:00\n");
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", text);
        using var counsellor = await EnrolAsync(portal, "veileder", "kvote");
        var page = await counsellor.GetAsync(Page("kvote"));
        Assert.Equal("Du står på venteliste som nummer 1", page.Text("#pamelding strong"));
        Assert.Contains("De 2 plassene som var igjen, kunne du ikke få", page.Text("#pamelding .kp-state p"), StringComparison.Ordinal);
        Assert.Contains("2 plasser er holdt av til 1. desember 2026 kl. 00.00: Fastleger i Innlandet. Deretter kan alle få dem.", page.Texts("dd p"));
        // A typed profession gives nothing: this one's membership waits for an approver.
        using var unconfirmed = await EnrolAsync(portal, "fastlege195", "kvote");
        Assert.Equal("Du står på venteliste som nummer 2", (await unconfirmed.GetAsync(Page("kvote"))).Text("#pamelding strong"));
        using var gp = await EnrolAsync(portal, "fastlege", "kvote");
        Assert.Equal("Du har plass", (await gp.GetAsync(Page("kvote"))).Text("#pamelding strong"));
        portal.Clock.MoveTo(Instant.FromUtc(2026, 11, 30, 23, 0));
        Assert.Empty((await CourseWorkshop.StandingAsync(portal, "innlandet", session)).Breaches);
        await RunAsync(portal);
        Assert.Equal("Du har plass", (await counsellor.GetAsync(Page("kvote"))).Text("#pamelding strong"));
        Assert.Empty((await CourseWorkshop.StandingAsync(portal, "innlandet", session)).Breaches);
    }

    [Fact]
    public async Task One_application_for_two_dates_one_exchange_and_colleagues_together()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("datoer", 1, sessions: 2));
        using var first = await EnrolAsync(portal, "fastlege", "datoer");
        using var other = await EnrolAsync(portal, "fastlege2", "datoer", "s2");
        using var wisher = await portal.SignInAsync("fastlege3");
        var form = await wisher.GetAsync("/innlandet/kurs/datoer/sok-plass");
        var nothing = await wisher.SubmitAsync(form, "main form.kp-panel");
        Assert.Equal((HttpStatusCode.Conflict, "Du valgte ingen. Sett minst ett kryss."), (nothing.Status, nothing.Text("[role=alert]")));
        await wisher.PostAsync("/innlandet/kurs/datoer/sok-plass", [Token(form), new("dato", "s1"), new("dato", "s2")]);
        Assert.Equal("Du står på venteliste som nummer 1", (await wisher.GetAsync(Page("datoer"))).Text("#pamelding strong"));
        await other.SubmitAsync(await other.GetAsync(Page("datoer", "s2")), Cancel);
        Assert.Equal("Du har plass", (await wisher.GetAsync(Page("datoer", "s2"))).Text("#pamelding strong"));
        Assert.Null((await wisher.GetAsync(Page("datoer"))).Page.QuerySelector(Cancel));

        // Nobody is let down by an exchange that cannot be: the seat is kept.
        var full = await first.GetAsync(Page("datoer"));
        Assert.Null(full.Page.QuerySelector("#pamelding form[action*=Bytt]"));
        await wisher.SubmitAsync(await wisher.GetAsync(Page("datoer", "s2")), Cancel);
        var free = await first.GetAsync(Page("datoer"));
        var moved = await first.SubmitAsync(free, "#pamelding form[action*=Bytt]", ("dato", "s2"));
        Assert.Equal("/innlandet/kurs/datoer/s2#pamelding", moved.Location);
        Assert.Equal("Du har plass", (await first.GetAsync(Page("datoer", "s2"))).Text("#pamelding strong"));

        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("gruppe", 1));
        await WithAsync(portal, async db =>
        {
            var people = await db.Set<Kernel.Access.Account>().Where(a => a.Email == "fastlege4@demo.example" || a.Email == "fastlege5@demo.example").Select(a => a.Id).ToListAsync();
            foreach (var membership in await db.Set<Kernel.Access.Membership>().Where(m => people.Contains(m.PersonId)).ToListAsync())
                membership.Workplace = "Demo legesenter";
            return await db.SaveChangesAsync();
        });
        using var colleague = await portal.SignInAsync("fastlege4");
        var group = await colleague.GetAsync(Page("gruppe") + "/kolleger");
        Assert.Equal(2, group.Page.QuerySelectorAll("input[name=person]").Length);
        var outsider = await WithAsync(portal, db => db.Set<Kernel.Access.Account>().Where(a => a.Email == "veileder@demo.example").Select(a => a.Id).SingleAsync());
        var revision = new KeyValuePair<string, string>("revisjon", group.Page.QuerySelector("input[name=revisjon]")!.GetAttribute("value")!);
        var refused = await colleague.PostAsync(Page("gruppe") + "/kolleger", [Token(group), revision, new("person", outsider.ToString())]);
        Assert.Equal((HttpStatusCode.Conflict, "En av dem du valgte, er ikke bekreftet ved kontoret ditt. Ingen er meldt på."), (refused.Status, refused.Text("[role=alert]")));
        Assert.Empty((await CourseWorkshop.StandingAsync(portal, "innlandet", session)).Enrolments);
        await colleague.PostAsync(Page("gruppe") + "/kolleger", [Token(group), revision, .. group.Page.QuerySelectorAll("input[name=person]").Select(i => KeyValuePair.Create("person", i.GetAttribute("value")!))]);
        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Equal((1, 1), (standing.Seated, standing.Waiting));
        Assert.Empty(standing.Breaches);
        using var alone = await portal.SignInAsync("veileder");
        Assert.Empty((await alone.GetAsync(Page("gruppe") + "/kolleger")).Page.QuerySelectorAll("input[name=person]"));
    }

    [Fact]
    public async Task The_arranger_sees_who_and_why_takes_one_off_and_nobody_else_does()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("liste", 1));
        using var gp = await EnrolAsync(portal, "fastlege", "liste");
        (await EnrolAsync(portal, "fastlege2", "liste")).Dispose();
        using var arranger = await portal.SignInAsync("rol");
        var list = await arranger.GetAsync("/innlandet/arrangor/liste/s1");
        Assert.Equal(["Demo fastlege 1", "Demo fastlege 2"], list.Page.QuerySelectorAll("tbody th").Select(th => th.FirstChild!.TextContent.Trim()));
        Assert.Contains("Nummer 1 i køen", list.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet/arrangor/liste/s1")).Status);
        using var visitor = portal.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/innlandet/arrangor/liste/s1")).Status);
        using var elsewhere = await portal.SignInAsync("krol", "ost-viken");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/ost-viken/arrangor/liste/s1")).Status);
        var ask = await arranger.GetAsync("/innlandet" + list.Page.QuerySelector("tbody a")!.GetAttribute("href")!.Replace("/innlandet", "", StringComparison.Ordinal));
        Assert.Equal(2, (await CourseWorkshop.StandingAsync(portal, "innlandet", session)).Decisions);
        await arranger.SubmitAsync(ask, "form[action*=MeldAv]");
        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Equal((1, 0), (standing.Seated, standing.Waiting));
        Assert.Empty(standing.Breaches);
        await RunAsync(portal);
        Assert.Contains("Arrangøren har meldt deg av", (await MailsAsync(portal, "fastlege"))[^1].Text, StringComparison.Ordinal);
    }

    private static string Page(string course, string session = "s1") => $"/innlandet/kurs/{course}/{session}";

    private static KeyValuePair<string, string> Token(Answer page) => new("__RequestVerificationToken", page.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static async Task<Visitor> EnrolAsync(TestPortal portal, string name, string course, string session = "s1")
    {
        var visitor = await portal.SignInAsync(name);
        var done = await visitor.SubmitAsync(await visitor.GetAsync(Page(course, session)), Enrol);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        return visitor;
    }

    private static Task RunAsync(TestPortal portal) => portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);

    private static Task<List<OutgoingMail>> MailsAsync(TestPortal portal, string name) =>
        WithAsync(portal, db => db.Set<OutgoingMail>().AsNoTracking().Where(m => m.Address == name + "@demo.example").OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    private static async Task<T> WithAsync<T>(TestPortal portal, Func<Kernel.Persistence.PortalDb, Task<T>> read)
    {
        await using var scope = await portal.InAsync("innlandet");
        return await read(scope.ServiceProvider.GetRequiredService<Kernel.Persistence.PortalDb>());
    }
}

public sealed class QueueOnSqlite() : QueueTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class QueueOnPostgreSql() : QueueTests(DatabaseKind.PostgreSql);
