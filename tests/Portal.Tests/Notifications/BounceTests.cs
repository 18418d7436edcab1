using System.Text;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.ReceiveBounces;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Notifications;

public abstract class BounceTests(PostFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("fastlege140", "failed", "5.1.1", MailState.Bounced, true)]
    [InlineData("fastlege141", "failed", "5.2.2", MailState.Bounced, false)]
    [InlineData("fastlege142", "failed", "4.4.1", MailState.Bounced, false)]
    [InlineData("fastlege143", "delayed", "4.4.1", MailState.Sent, false)]
    public async Task A_mail_that_came_back_is_marked_and_a_dead_address_gets_no_more(string name, string action, string status, MailState state, bool isMarked)
    {
        var person = await MailWorkshop.PersonAsync(_portal, name);
        var id = await MailWorkshop.WriteAsync(_portal, $"{name}@demo.example", draft => draft.Person = person);
        await MailWorkshop.RunAsync(_portal);
        Assert.Equal(MailState.Sent, (await MailWorkshop.MailAsync(_portal, id)).State);

        var expected = state == MailState.Sent ? BounceResult.Nothing : BounceResult.Marked;
        // Twice, as it happens: the second changes nothing.
        for (var times = 0; times < 2; times++)
            Assert.Equal(expected, await TakeAsync(Report(id, action, status)));
        var mail = await MailWorkshop.MailAsync(_portal, id);
        Assert.Equal((state, state == MailState.Sent ? "250 2.6.0 Answer" : $"returned {status} Return"), (mail.State, mail.Reply));
        var settings = await MailWorkshop.ReadAsync(_portal, db => db.Set<NoticeSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == person));
        Assert.Equal(isMarked ? $"{name}@demo.example" : null, settings?.UndeliverableAddress);
    }

    [Fact]
    public async Task A_report_about_a_mail_that_is_not_here_changes_nothing() =>
        Assert.Equal(BounceResult.NotOurs, await TakeAsync(Report(Guid.NewGuid(), "failed", "5.1.1")));

    [Fact]
    public async Task A_message_of_any_size_is_taken_to_its_end()
    {
        var id = await MailWorkshop.WriteAsync(_portal, "stor@demo.example");
        await MailWorkshop.RunAsync(_portal);
        var report = Report(id, "failed", "5.1.1");
        using var large = new MemoryStream(Encoding.Latin1.GetBytes(report + new string('x', 20_000_000)));
        Assert.Equal(BounceResult.Marked, await _portal.Services.GetRequiredService<BounceDesk>().TakeAsync(large, CancellationToken.None));
        Assert.Equal(large.Length, large.Position);
    }

    [Theory]
    [InlineData(true, 0, "E-posten er merket som kommet i retur.")]
    [InlineData(false, 1, "Meldingen er ikke en rapport om en e-post som portalen har sendt.")]
    public async Task The_command_reads_a_report_from_its_input(bool isReport, int status, string sentence)
    {
        var id = await MailWorkshop.WriteAsync(_portal, "kommando@demo.example");
        await MailWorkshop.RunAsync(_portal);
        using var command = PortalProcess.Command(_portal.Options, "mail", "bounce");
        var said = command.StandardOutput.ReadToEndAsync();
        await command.StandardInput.WriteAsync(isReport ? Report(id, "failed", "5.1.1") : "Subject: Hei\r\n\r\nHei\r\n");
        command.StandardInput.Close();
        Assert.Equal(sentence, (await said).Trim());
        await command.WaitForExitAsync();
        Assert.Equal(status, command.ExitCode);
        Assert.Equal(isReport ? MailState.Bounced : MailState.Sent, (await MailWorkshop.MailAsync(_portal, id)).State);
    }

    private async Task<BounceResult> TakeAsync(string report)
    {
        using var message = new MemoryStream(Encoding.Latin1.GetBytes(report));
        return await _portal.Services.GetRequiredService<BounceDesk>().TakeAsync(message, CancellationToken.None);
    }

    private static string Report(Guid id, string action, string status) =>
        string.Join("\r\n",
            $"To: retur+{id:N}@portal.example", "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"", "",
            "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.demo.example", "", $"Action: {action}", $"Status: {status}", "", "--b--", "");
}

public sealed class BounceOnSqlite(PostOnSqlite post) : BounceTests(post), IClassFixture<PostOnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class BounceOnPostgreSql(PostOnPostgreSql post) : BounceTests(post), IClassFixture<PostOnPostgreSql>;
