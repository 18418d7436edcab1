using System.Net;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

public abstract class SeeOutboxTests(PostFixture fixture)
{
    private const string Page = "/innlandet/admin/utsending";

    private readonly TestPortal _portal = fixture.Portal;
    private readonly MailServer _server = fixture.Server;

    [Fact]
    public async Task A_mail_that_was_refused_is_shown_with_its_reason_and_sent_again_by_hand()
    {
        await _server.BehaveAsync("igjen@demo.example", "rcpt:550 5.7.1");
        var id = await MailWorkshop.WriteAsync(_portal, "igjen@demo.example");
        await MailWorkshop.RunAsync(_portal);
        using var admin = await _portal.SignInAsync("regionadmin");
        var page = await admin.GetAsync($"{Page}?tilstand=Failed&slag=prove");
        var row = RowOf(page, "igjen@demo.example");
        Assert.Contains("Ikke sendt", row, StringComparison.Ordinal);
        Assert.Contains("E-posttjeneren svarte 550 5.7.1 da vi oppga mottakeren.", row, StringComparison.Ordinal);

        var answer = await admin.SubmitAsync(page, FormOf(id));
        Assert.Equal($"{Page}?tilstand=Failed&slag=prove&side=1&utfall=Again", answer.Location);
        Assert.Equal("E-posten er lagt i køen og blir sendt igjen.", (await admin.GetAsync(answer.Location)).Text(".kp-state[data-color=success] strong"));
        await MailWorkshop.RunAsync(_portal);
        Assert.Equal((MailState.Sent, 1), ((await MailWorkshop.MailAsync(_portal, id)).State, _server.To("igjen@demo.example").Count));
        Assert.EndsWith("utfall=TooLate", (await admin.SubmitAsync(page, FormOf(id))).Location, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync(AuditActions.MailSentAgain, $"mail {id}"));
    }

    [Fact]
    public async Task A_mail_that_waits_is_stopped_and_not_sent()
    {
        var id = await MailWorkshop.WriteAsync(_portal, "stopp@demo.example");
        using var admin = await _portal.SignInAsync("regionadmin");
        var answer = await admin.SubmitAsync(await admin.GetAsync($"{Page}?tilstand=Waiting"), FormOf(id));
        Assert.EndsWith("utfall=Stopped", answer.Location, StringComparison.Ordinal);
        await MailWorkshop.RunAsync(_portal);
        Assert.Equal((MailState.Stopped, 0), ((await MailWorkshop.MailAsync(_portal, id)).State, _server.To("stopp@demo.example").Count));
        Assert.Equal(1, await AuditedAsync(AuditActions.MailStopped, $"mail {id}"));
    }

    [Fact]
    public async Task All_that_wait_are_stopped_after_a_question()
    {
        foreach (var n in new[] { 1, 2, 3 })
            await MailWorkshop.WriteAsync(_portal, $"alle{n}@demo.example");
        var other = await MailWorkshop.WriteAsync(_portal, "alle4@demo.example", draft => draft.Kind = "annet");
        using var admin = await _portal.SignInAsync("regionadmin");
        var list = await admin.GetAsync($"{Page}?slag=prove");
        var question = await admin.GetAsync(list.Page.QuerySelector("a[href*=stopp]")!.GetAttribute("href")!);
        Assert.Contains("av slaget «Prøve» venter", question.Body, StringComparison.Ordinal);
        await admin.SubmitAsync(question, "form[action$=stopp]");
        Assert.Equal([other], await MailWorkshop.ReadAsync(_portal, db => db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting).Select(m => m.Id).ToListAsync()));
        Assert.Equal(1, await AuditedAsync(AuditActions.MailStopped, "mail prove"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync(question, "form[action$=stopp]", ("slag", "finnes-ikke"))).Status);
        await MailWorkshop.RunAsync(_portal);
    }

    [Fact]
    public async Task What_is_being_sent_at_this_moment_is_not_begun_a_second_time()
    {
        await _server.BehaveAsync("akkurat@demo.example", "hold");
        var id = await MailWorkshop.WriteAsync(_portal, "akkurat@demo.example");
        var running = MailWorkshop.RunAsync(_portal);
        await _server.SeeAsync("held", "akkurat@demo.example");
        using var admin = await _portal.SignInAsync("regionadmin");
        await admin.SubmitAsync(await admin.GetAsync($"{Page}?tilstand=Waiting"), FormOf(id));
        Assert.Equal(MailState.Stopped, (await MailWorkshop.MailAsync(_portal, id)).State);
        Assert.EndsWith("utfall=Busy", (await admin.SubmitAsync(await admin.GetAsync($"{Page}?tilstand=Stopped"), FormOf(id))).Location, StringComparison.Ordinal);
        // It had left all the same, and that is what the log then says.
        await _server.ReleaseAsync();
        await running;
        Assert.Equal((MailState.Sent, 1), ((await MailWorkshop.MailAsync(_portal, id)).State, _server.To("akkurat@demo.example").Count));
    }

    [Fact]
    public async Task Another_tenants_mail_is_neither_seen_nor_stopped()
    {
        var id = await MailWorkshop.WriteAsync(_portal, "agder@demo.example", tenant: "agder");
        var own = await MailWorkshop.WriteAsync(_portal, "egen@demo.example");
        using var admin = await _portal.SignInAsync("regionadmin");
        var page = await admin.GetAsync($"{Page}?tilstand=Waiting");
        Assert.Contains("egen@demo.example", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("agder@demo.example", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync(page, FormOf(own), ("id", id.ToString()))).Status);
        Assert.Equal(MailState.Waiting, await MailWorkshop.ReadAsync(_portal, db => db.Set<OutgoingMail>().Where(m => m.Id == id).Select(m => m.State).SingleAsync(), "agder"));
        await MailWorkshop.RunAsync(_portal);
    }

    [Fact]
    public async Task The_page_costs_the_same_with_one_mail_and_with_many()
    {
        await using var portal = await MailWorkshop.StartAsync(fixture.Kind, null);
        await MailWorkshop.WriteAsync(portal, "en@demo.example");
        using var admin = await portal.SignInAsync("regionadmin");
        var (one, few) = await portal.CostAsync(admin, Page);
        for (var n = 0; n < 60; n++)
            await MailWorkshop.WriteAsync(portal, $"mange{n}@demo.example");
        var (many, most) = await portal.CostAsync(admin, Page);
        Assert.Equal((1, 50), (one.Page.QuerySelectorAll("tbody tr").Length, many.Page.QuerySelectorAll("tbody tr").Length));
        Assert.InRange(most, few - 1, few + 1);
        Assert.Equal(11, (await admin.GetAsync($"{Page}?side=2")).Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Without_a_mail_server_mail_waits_and_the_page_says_so()
    {
        await using var portal = await MailWorkshop.StartAsync(fixture.Kind, null);
        var id = await MailWorkshop.WriteAsync(portal, "vent@demo.example");
        for (var look = 0; look < 20; look++)
        {
            Assert.Equal(1, await MailWorkshop.RunAsync(portal));
            portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromHours(25));
        }

        var (mail, job) = (await MailWorkshop.MailAsync(portal, id), await MailWorkshop.JobAsync(portal, id));
        Assert.Equal((MailState.Waiting, 0), (mail.State, mail.Attempts));
        Assert.Equal((JobState.Waiting, 0, null), (job.State, job.Attempts, job.LeasedBy));
        using var admin = await portal.SignInAsync("regionadmin");
        Assert.Equal("Portalen har ingen e-posttenar.", (await admin.GetAsync("/innlandet/nn/admin/utsending")).Text(".kp-state[data-color=warning] strong"));
    }

    private static string FormOf(Guid id) => $"form:has(input[name=id][value='{id}'])";

    private static string RowOf(Answer page, string address) => page.Texts("tbody tr").Single(row => row.Contains(address, StringComparison.Ordinal));

    private Task<int> AuditedAsync(string action, string subject) =>
        MailWorkshop.ReadAsync(_portal, db => db.Set<AuditEntry>().CountAsync(e => e.Action == action && e.Subject == subject));
}

public sealed class SeeOutboxOnSqlite(PostOnSqlite post) : SeeOutboxTests(post), IClassFixture<PostOnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class SeeOutboxOnPostgreSql(PostOnPostgreSql post) : SeeOutboxTests(post), IClassFixture<PostOnPostgreSql>;
