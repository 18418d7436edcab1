using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.TidyMail;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

public abstract class TidyMailTests(PostFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task What_has_lain_its_time_is_deleted_and_what_waits_is_kept()
    {
        var sent = await MailWorkshop.WriteAsync(_portal, "sendt@demo.example");
        await fixture.Server.BehaveAsync("feil@demo.example", "rcpt:550 5.1.1");
        var failed = await MailWorkshop.WriteAsync(_portal, "feil@demo.example");
        await MailWorkshop.RunAsync(_portal);
        var waiting = await WaitForeverAsync();
        await TidyAfterAsync(Duration.FromDays(31));
        Assert.Equal([sent, failed, waiting], await MailsAsync(sent, failed, waiting));
        Assert.Equal([failed, waiting], await JobsAsync(sent, failed, waiting));
        await TidyAfterAsync(Duration.FromDays(60));
        Assert.Equal([waiting], await MailsAsync(sent, failed, waiting));
        Assert.Equal([waiting], await JobsAsync(sent, failed, waiting));
    }

    [Fact]
    public async Task A_mail_whose_job_has_ended_without_it_is_shown_as_failed()
    {
        var id = await WaitForeverAsync();
        Assert.Empty(await BreachesAsync());
        await MailWorkshop.ReadAsync(_portal, async db => await db.Set<Job>().Where(j => j.Key == id.ToString("N")).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Failed)));
        Assert.Equal([$"{id}"], await BreachesAsync());
        await TidyAfterAsync(Duration.FromDays(1));
        var mail = await MailWorkshop.MailAsync(_portal, id);
        Assert.Equal((MailState.Failed, "stranded Connect", "Dette er ei prøve."), (mail.State, mail.Reply, mail.Text));
        Assert.Empty(await BreachesAsync());
    }

    /// <summary>A mail that is not due in the time of these tests.</summary>
    private async Task<Guid> WaitForeverAsync()
    {
        var id = await MailWorkshop.WriteAsync(_portal, "venter@demo.example");
        var far = _portal.Clock.GetCurrentInstant() + Duration.FromDays(3000);
        await MailWorkshop.ReadAsync(_portal, async db => await db.Set<Job>().Where(j => j.Key == id.ToString("N")).ExecuteUpdateAsync(set => set.SetProperty(j => j.Due, far)));
        return id;
    }

    private async Task TidyAfterAsync(Duration time)
    {
        await _portal.Services.GetRequiredService<JobWorker>().PlanAsync(CancellationToken.None);
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + time);
        Assert.NotEqual(0, await MailWorkshop.RunAsync(_portal));
    }

    private async Task<IReadOnlyList<string>> BreachesAsync()
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<StrandedMails>().BreachesAsync(CancellationToken.None);
    }

    private Task<List<Guid>> MailsAsync(params Guid[] among) => MailWorkshop.ReadAsync(_portal, db => db.Set<OutgoingMail>().Where(m => among.Contains(m.Id)).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync());

    private async Task<List<Guid>> JobsAsync(params Guid[] among) =>
        [.. (await MailWorkshop.ReadAsync(_portal, db => db.Set<Job>().Where(j => j.Kind == "mail.send").Select(j => j.Key).ToListAsync())).Select(key => Guid.ParseExact(key, "N")).Intersect(among).Order()];
}

public sealed class TidyMailOnSqlite(PostOnSqlite post) : TidyMailTests(post), IClassFixture<PostOnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class TidyMailOnPostgreSql(PostOnPostgreSql post) : TidyMailTests(post), IClassFixture<PostOnPostgreSql>;
