using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>Mail to a real server that refuses, waits and cuts the line: each arrives once, or is shown as not sent.</summary>
public abstract class SendMailTests(PostFixture fixture)
{
    private static int _people;

    private readonly TestPortal _portal = fixture.Portal;
    private readonly MailServer _server = fixture.Server;

    [Theory]
    [InlineData("", MailState.Sent, 1, 1, null)]
    [InlineData("delay:800", MailState.Sent, 1, 1, null)]
    [InlineData("rcpt:451 4.2.1", MailState.Sent, 1, 2, null)]
    [InlineData("data:451|rcpt:450|data:421", MailState.Sent, 1, 4, null)]
    [InlineData("cut:rcpt", MailState.Sent, 1, 2, null)]
    [InlineData("silent:rcpt", MailState.Sent, 1, 2, null)]
    [InlineData("cut:data", MailState.Sent, 1, 2, null)]
    [InlineData("rcpt:550 5.1.1", MailState.Failed, 0, 1, "550 5.1.1 Recipient")]
    [InlineData("rcpt:550 5.7.1", MailState.Failed, 0, 1, "550 5.7.1 Recipient")]
    [InlineData("data:554 5.6.0", MailState.Failed, 0, 1, "554 5.6.0 Answer")]
    [InlineData("cut:dot", MailState.Unknown, 0, 1, "cut Answer")]
    [InlineData("cut:dot-stored", MailState.Unknown, 1, 1, "cut Answer")]
    [InlineData("silent:dot", MailState.Unknown, 0, 1, "silent Answer")]
    [InlineData("rcpt:451|rcpt:451|rcpt:451|rcpt:451|rcpt:451|rcpt:451|rcpt:451|rcpt:451", MailState.Failed, 0, 8, "451 Recipient")]
    public async Task A_mail_arrives_once_or_is_shown_as_not_sent(string behaviours, MailState state, int arrived, int attempts, string? reply)
    {
        var address = NextAddress();
        if (behaviours.Length > 0)
            await _server.BehaveAsync(address, behaviours.Split('|'));
        // So long that the line is cut before the end has been sent: more than the buffers between hold.
        var text = behaviours == "cut:data" ? new string('x', 8_000_000) : "Dette er ei prøve.";
        var id = await MailWorkshop.WriteAsync(_portal, address, draft => draft.Text = text);

        var mail = await MailWorkshop.RunToTheEndAsync(_portal, id);
        Assert.Equal((state, attempts), (mail.State, mail.Attempts));
        Assert.Equal(arrived, _server.To(address).Count);
        if (reply is not null)
            Assert.Equal(reply, mail.Reply);
        Assert.Equal(state == MailState.Sent ? "" : text, mail.Text);
        Assert.Equal(state == MailState.Sent ? JobState.Done : JobState.Failed, (await MailWorkshop.JobAsync(_portal, id)).State);

        // Nothing more happens by itself, however long one waits.
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + Duration.FromDays(10));
        await MailWorkshop.RunAsync(_portal);
        Assert.Equal(arrived, _server.To(address).Count);
    }

    [Fact]
    public async Task What_arrives_is_what_was_written()
    {
        var person = await MailWorkshop.PersonAsync(_portal, "fastlege");
        var address = NextAddress();
        var id = await MailWorkshop.WriteAsync(_portal, address, draft =>
            (draft.Person, draft.Unsubscribe, draft.Calendar) = (person, MailWorkshop.Kind, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
        await MailWorkshop.RunAsync(_portal);
        var mail = Assert.Single(_server.To(address));
        Assert.Equal(($"retur+{id:N}@portal.example", address), (mail.EnvelopeFrom, Assert.Single(mail.EnvelopeTo)));
        Assert.Equal(("Emne på prøve", "Prøve Person", address, $"<{id:N}@portal.example>"), (mail.Subject, mail.ToName, mail.ToAddress, mail.MessageId));
        Assert.Equal(("Dette er ei prøve.", "<p>Prøve</p>"), (mail.Text.TrimEnd(), mail.Html.TrimEnd()));
        // postal-mime gives line feeds alone.
        Assert.Equal(("REQUEST", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"), (mail.Method, mail.Calendar));
        Assert.Equal("nn", mail.Header("content-language"));
        // Port 0 is what the test asked for; the portal writes the address it was told.
        Assert.StartsWith("<http://innlandet.localhost:0/nn/konto/avmeld/", mail.Header("list-unsubscribe"), StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("list-unsubscribe-post"));
    }

    [Theory]
    [InlineData("rcpt:550 5.1.1", true)]
    [InlineData("rcpt:550 5.7.1", false)]
    [InlineData("data:550 5.1.1", false)]
    public async Task An_address_that_the_server_does_not_know_gets_no_more_mail(string behaviour, bool isMarked)
    {
        var name = $"fastlege{150 + Interlocked.Increment(ref _people)}";
        var person = await MailWorkshop.PersonAsync(_portal, name);
        var address = $"{name}@demo.example";
        await _server.BehaveAsync(address, behaviour);
        await MailWorkshop.RunToTheEndAsync(_portal, await MailWorkshop.WriteAsync(_portal, address, draft => draft.Person = person));
        var settings = await MailWorkshop.ReadAsync(_portal, db => db.Set<NoticeSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == person));
        Assert.Equal(isMarked ? address : null, settings?.UndeliverableAddress);
        Assert.Equal(isMarked, settings?.UndeliverableSince is not null);
    }

    [Fact]
    public async Task An_address_that_is_none_is_never_given_to_the_server()
    {
        var id = await MailWorkshop.WriteAsync(_portal, "a@demo.example>\r\nRCPT TO:<b@demo.example");
        var mail = await MailWorkshop.RunToTheEndAsync(_portal, id);
        Assert.Equal((MailState.Failed, "no-address Recipient"), (mail.State, mail.Reply));
    }

    [Fact]
    public async Task A_mail_whose_matter_is_over_is_not_sent()
    {
        var address = NextAddress();
        await _server.BehaveAsync(address, "rcpt:451");
        var id = await MailWorkshop.WriteAsync(_portal, address, draft => draft.NotAfter = _portal.Clock.GetCurrentInstant() + Duration.FromHours(2));
        var mail = await MailWorkshop.RunToTheEndAsync(_portal, id);
        Assert.Equal((MailState.Expired, "", 0), (mail.State, mail.Text, _server.To(address).Count));
    }

    [Fact]
    public async Task A_mail_is_one_mail_to_one_recipient_also_when_its_job_is_run_again()
    {
        var address = NextAddress();
        var id = await MailWorkshop.WriteAsync(_portal, address);
        await MailWorkshop.RunAsync(_portal);
        await MailWorkshop.ReadAsync(_portal, async db => await db.Set<Job>().Where(j => j.Key == id.ToString("N")).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Waiting)));
        Assert.Equal(1, await MailWorkshop.RunAsync(_portal));
        Assert.Single(_server.To(address));
        Assert.Equal(JobState.Done, (await MailWorkshop.JobAsync(_portal, id)).State);
    }

    [Theory]
    [InlineData(true, MailState.Sent, 1)]
    [InlineData(false, MailState.Unknown, 0)]
    public async Task A_stop_of_the_portal_waits_a_little_for_the_answer_to_a_mail_that_has_gone(bool answers, MailState state, int arrived)
    {
        var address = NextAddress();
        await _server.BehaveAsync(address, "hold");
        var id = await MailWorkshop.WriteAsync(_portal, address);
        using var stop = new CancellationTokenSource();
        var running = _portal.Services.GetRequiredService<JobWorker>().RunDueAsync(stop.Token);
        await _server.SeeAsync("held", address);
        await stop.CancelAsync();
        if (answers)
            await _server.ReleaseAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(state, (await MailWorkshop.MailAsync(_portal, id)).State);
        await _server.ReleaseAsync();

        // The job still stands; when its lease has run out it finds that nothing is to be sent.
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + Duration.FromMinutes(2));
        await MailWorkshop.RunAsync(_portal);
        Assert.Equal(arrived, _server.To(address).Count);
        Assert.Equal(JobState.Done, (await MailWorkshop.JobAsync(_portal, id)).State);
    }

    [Fact]
    public async Task Two_workers_send_two_hundred_mails_once_each()
    {
        // On PostgreSQL the second is another portal on the same database; on SQLite one process serves.
        await using var other = _portal.Options.Database is null ? null : PortalApp.Build(_portal.Options, services =>
        {
            MailWorkshop.Prepare(services);
            services.Replace(ServiceDescriptor.Singleton<IClock>(_portal.Clock));
        });
        var services = other?.Services ?? _portal.Services;
        using var second = new JobWorker(services, services.GetServices<JobKind>(), _portal.Clock, NullLogger<JobWorker>.Instance);
        // Warm both before there is anything to do.
        await MailWorkshop.RunAsync(_portal);
        await second.RunDueAsync(CancellationToken.None);
        var before = _server.Count;
        var ids = new List<Guid>();
        for (var n = 0; n < 200; n++)
            ids.Add(await MailWorkshop.WriteAsync(_portal, $"to{n}@demo.example"));
        var done = await Task.WhenAll(WorkAsync(_portal.Services.GetRequiredService<JobWorker>()), WorkAsync(second));
        Assert.All(done, attempts => Assert.NotEqual(0, attempts));
        Assert.Equal(200, done.Sum());
        Assert.Equal(200, _server.Count - before);
        Assert.Equal(ids.Select(id => $"<{id:N}@portal.example>").Order(), _server.Received.Skip(before).Select(mail => mail.MessageId).Order());
    }

    /// <summary>A worker that is woken until nothing is left: one that finds all rows taken by the other goes to sleep.</summary>
    private async Task<int> WorkAsync(JobWorker worker)
    {
        var done = 0;
        while (await MailWorkshop.ReadAsync(_portal, db => db.Set<OutgoingMail>().AnyAsync(m => m.State == MailState.Waiting)))
            done += await worker.RunDueAsync(CancellationToken.None);
        return done;
    }

    private static string NextAddress() => $"mottaker{Guid.NewGuid():N}@demo.example"[..20] + $"{Interlocked.Increment(ref _people)}@demo.example";
}

public sealed class SendMailOnSqlite(PostOnSqlite post) : SendMailTests(post), IClassFixture<PostOnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class SendMailOnPostgreSql(PostOnPostgreSql post) : SendMailTests(post), IClassFixture<PostOnPostgreSql>;
