using System.Net;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Unsubscribe;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>What a person chooses, on the page and by the link in a mail.</summary>
public abstract class NoticeChoiceTests(DatabaseKind kind)
{
    private const string Page = "/innlandet/konto/varsler";
    private const string Form = "form.kp-choices";

    [Fact]
    public async Task The_choice_decides_the_way_and_the_same_matter_comes_once()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var person = await MailDesk.PersonAsync(portal, "fastlege2");
        using var gp = await portal.SignInAsync("fastlege2");
        await MailDesk.NotifyAsync(portal, "test-now", "a", person);
        await MailDesk.NotifyAsync(portal, "test-now", "a", person);
        Assert.Equal((1, 0), await CountAsync(portal, person));

        Assert.EndsWith("lagret=valg", (await ChooseAsync(gp, "test-now", "Weekly")).Location, StringComparison.Ordinal);
        await MailDesk.NotifyAsync(portal, "test-now", "a", person);
        await MailDesk.NotifyAsync(portal, "test-now", "b", person);
        await MailDesk.NotifyAsync(portal, "test-now", "b", person);
        Assert.Equal((1, 1), await CountAsync(portal, person));

        await ChooseAsync(gp, "test-now", "Off");
        await ChooseAsync(gp, "test-weekly", "AtOnce");
        await MailDesk.NotifyAsync(portal, "test-now", "c", person);
        await MailDesk.NotifyAsync(portal, "test-weekly", "d", person);
        Assert.Equal((2, 1), await CountAsync(portal, person));

        // What cannot be turned off is said, and a form that asks for it changes nothing.
        var page = await gp.GetAsync(Page);
        Assert.Contains("Slag test-always", page.Texts("aside li strong"));
        await gp.SubmitAsync(page, Form, ("valg.test-always", "Off"));
        await MailDesk.NotifyAsync(portal, "test-always", "e", person);
        Assert.Equal((3, 1), await CountAsync(portal, person));
    }

    [Fact]
    public async Task The_later_of_two_forms_does_not_undo_the_earlier_unseen()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        using var gp = await portal.SignInAsync("fastlege2");
        var first = await gp.GetAsync(Page);
        var second = await gp.GetAsync(Page);
        await gp.SubmitAsync(first, Form, ("valg.test-now", "Off"));
        var answer = await gp.SubmitAsync(second, Form, ("valg.test-weekly", "AtOnce"));
        Assert.Equal("Valgene er ikke lagret.", answer.Text("[role=alert] strong"));
        Assert.NotNull(answer.Page.QuerySelector("#valg-test-weekly-AtOnce[checked]"));
        Assert.NotNull((await gp.GetAsync(Page)).Page.QuerySelector("#valg-test-now-Off[checked]"));
        Assert.EndsWith("lagret=valg", (await gp.SubmitAsync(answer, Form)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_mail_comes_back_from_is_said_until_the_person_says_that_it_works()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var person = await MailDesk.PersonAsync(portal, "fastlege2");
        await MailDesk.InAsync(portal, "innlandet", async db =>
        {
            db.Add(new NoticeSettings { Id = Guid.CreateVersion7(), PersonId = person, UndeliverableSince = Instant.FromUtc(2026, 11, 20, 12, 0), UndeliverableAddress = "fastlege2@demo.example" });
            return await db.SaveChangesAsync();
        });
        await MailDesk.NotifyAsync(portal, "test-now", "a", person);
        Assert.Empty(await MailDesk.MailsAsync(portal, person));
        using var gp = await portal.SignInAsync("fastlege2");
        var page = await gp.GetAsync(Page);
        Assert.Equal("E-post til fastlege2@demo.example kommer i retur siden 20. november 2026.", page.Text(".kp-state strong"));
        await gp.SubmitAsync(page, "form[action$='handler=address']");
        Assert.Null((await gp.GetAsync(Page)).Page.QuerySelector(".kp-state"));
        await MailDesk.NotifyAsync(portal, "test-now", "b", person);
        Assert.Single(await MailDesk.MailsAsync(portal, person));
    }

    [Fact]
    public async Task The_link_in_a_mail_stops_it_by_its_button_only_and_says_nothing_of_whose_it_is()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var person = await MailDesk.PersonAsync(portal, "fastlege2");
        await MailDesk.NotifyAsync(portal, "test-now", "a", person);
        var mail = (await MailDesk.MailsAsync(portal, person))[0];
        Assert.Equal("test-now", mail.Unsubscribe);
        var link = MailDesk.PathOf(mail.Text.Split('\n').Single(line => line.Contains("/konto/avmeld/", StringComparison.Ordinal)));
        using var anyone = portal.Visit();
        var page = await anyone.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("fastlege2", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Null(await ChoicesAsync(portal, person));

        // As a mail program sends it (RFC 8058): no cookie, no antiforgery token, no redirect.
        using var program = portal.Visit();
        var done = await program.PostAsync(link, [KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal("test-now=Off", await ChoicesAsync(portal, person));
        await program.PostAsync(link, [KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        Assert.Equal("test-now=Off", await ChoicesAsync(portal, person));

        var undone = await anyone.SubmitAsync(await anyone.GetAsync(link), "main form");
        Assert.Equal(HttpStatusCode.OK, undone.Status);
        Assert.Equal("", await ChoicesAsync(portal, person));
    }

    [Fact]
    public async Task A_link_of_another_tenant_or_a_changed_one_does_nothing()
    {
        await using var portal = await TestPortal.StartAsync(kind, MailDesk.AddKinds);
        var person = await MailDesk.PersonAsync(portal, "fastlege2");
        await using var scope = await portal.InAsync("innlandet");
        var good = MailDesk.PathOf(scope.ServiceProvider.GetRequiredService<UnsubscribeLinks>().AddressFor(person, "test-now", Language.Bokmal));
        using var anyone = portal.Visit();
        // The link is shown to work first.
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync(good)).Status);
        var always = MailDesk.PathOf(scope.ServiceProvider.GetRequiredService<UnsubscribeLinks>().AddressFor(person, "test-always", Language.Bokmal));
        var gone = MailDesk.PathOf(scope.ServiceProvider.GetRequiredService<UnsubscribeLinks>().AddressFor(Guid.NewGuid(), "test-now", Language.Bokmal));
        foreach (var wrong in new[] { good.Replace("/innlandet/", "/agder/", StringComparison.Ordinal), good[..^3], good + "A", always, gone, "/innlandet/konto/avmeld/x" })
        {
            var answer = await anyone.PostAsync(wrong, []);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("Lenken virker ikke", answer.Text("h1"));
        }

        Assert.Null(await ChoicesAsync(portal, person));
    }

    private static async Task<Answer> ChooseAsync(Visitor visitor, string kind, string way) =>
        await visitor.SubmitAsync(await visitor.GetAsync(Page), Form, ($"valg.{kind}", way));

    private static Task<string?> ChoicesAsync(TestPortal portal, Guid person) =>
        MailDesk.InAsync(portal, "innlandet", db => db.Set<NoticeSettings>().Where(s => s.PersonId == person).Select(s => s.Choices).FirstOrDefaultAsync());

    private static Task<(int Mails, int Lines)> CountAsync(TestPortal portal, Guid person) =>
        MailDesk.InAsync(portal, "innlandet", async db =>
            (await db.Set<OutgoingMail>().CountAsync(m => m.PersonId == person), await db.Set<DigestLine>().CountAsync(l => l.PersonId == person)));
}

public sealed class NoticeChoicesOnSqlite() : NoticeChoiceTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class NoticeChoicesOnPostgreSql() : NoticeChoiceTests(DatabaseKind.PostgreSql);
