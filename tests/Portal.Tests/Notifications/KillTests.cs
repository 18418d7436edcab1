using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>
/// The portal is killed while it sends. No mail is lost, and a mail comes twice in one case only: the server's 250 was sent, and the
/// portal was killed before it had written that. Then it is the same mail, octet for octet.
/// </summary>
public abstract class KillTests(DatabaseKind kind)
{
    private const int Rounds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Killed_at_any_time_it_loses_no_mail_and_repeats_only_what_was_taken_and_not_written()
    {
        await using var server = await MailServer.StartAsync();
        var options = (await Databases.CopyAsync(kind)) with { Smtp = server.Address };
        try
        {
            var ids = await WriteAsync(options, 400);
            var taken = new Dictionary<string, int>();
            for (var round = 0; round < Rounds; round++)
            {
                var before = server.Count;
                using (await PortalProcess.StartAsync(options))
                {
                    await UntilAsync(() => Task.FromResult(server.Count > before + 10));
                    await Task.Delay(Random.Shared.Next(50, 700));
                }

                // What the kernel still had on its way to the server arrives first.
                await Task.Delay(500);
                var waiting = await InAsync(options, db => db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting).Select(m => m.Id).ToListAsync());
                Assert.NotEmpty(waiting);
                var copies = server.Received.CountBy(mail => mail.MessageId).ToDictionary();
                foreach (var id in waiting.Select(IdOf))
                    taken[id] = copies.GetValueOrDefault(id);
                await LetLeasesRunOutAsync(options);
            }

            using (await PortalProcess.StartAsync(options))
                await UntilAsync(() => InAsync(options, async db => !await db.Set<OutgoingMail>().AnyAsync(m => m.State == MailState.Waiting)));
            Assert.Equal(400, await InAsync(options, db => db.Set<OutgoingMail>().CountAsync(m => m.State == MailState.Sent)));
            var received = server.Received.GroupBy(mail => mail.MessageId).ToDictionary(group => group.Key, group => group.ToList());
            Assert.Equal(ids.Select(IdOf).Order(), received.Keys.Order());
            // Once, and once more for each time that it had been taken and still stood as waiting when the portal was killed.
            Assert.All(received, mail => Assert.Equal(1 + taken.GetValueOrDefault(mail.Key), mail.Value.Count));
            Assert.All(received.Values, mails => Assert.Single(mails.Select(mail => mail.Source).Distinct()));
        }
        finally
        {
            await Databases.DropAsync(options);
        }
    }

    [Fact]
    public async Task Killed_before_the_server_has_answered_the_mail_comes_once()
    {
        await using var server = await MailServer.StartAsync();
        var options = (await Databases.CopyAsync(kind)) with { Smtp = server.Address };
        try
        {
            await server.BehaveAsync("*", "hold");
            var id = Assert.Single(await WriteAsync(options, 1));
            using (await PortalProcess.StartAsync(options))
                await server.SeeAsync("held");
            await server.SeeAsync("closed");
            await server.ReleaseAsync();
            await server.SeeAsync("gone");
            Assert.Equal((MailState.Waiting, 0), (await StateAsync(options, id), server.Count));

            await LetLeasesRunOutAsync(options);
            using (await PortalProcess.StartAsync(options))
                await UntilAsync(async () => await StateAsync(options, id) == MailState.Sent);
            Assert.Equal(IdOf(id), Assert.Single(server.Received).MessageId);
        }
        finally
        {
            await Databases.DropAsync(options);
        }
    }

    [Fact]
    public async Task Killed_between_the_servers_250_and_the_commit_the_same_mail_comes_twice()
    {
        await using var server = await MailServer.StartAsync();
        var options = (await Databases.CopyAsync(kind)) with { Smtp = server.Address };
        try
        {
            await server.BehaveAsync("*", "hold");
            var id = Assert.Single(await WriteAsync(options, 1));
            await using (var app = PortalApp.Build(options))
            {
                await using var scope = await ScopeAsync(app.Services);
                var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
                var locks = scope.ServiceProvider.GetRequiredService<IWriteLock>();
                using var portal = await PortalProcess.StartAsync(options);
                await server.SeeAsync("held");
                // The portal's commit cannot come through while the row is held here.
                await using var transaction = await locks.BeginAsync(db, CancellationToken.None);
                Assert.NotNull(await locks.LoadAsync<OutgoingMail>(db, id, CancellationToken.None));
                await server.ReleaseAsync();
                await server.SeeAsync("answered");
                await Task.Delay(300);
                portal.Kill();
            }

            Assert.Equal((MailState.Waiting, 1), (await StateAsync(options, id), server.Count));
            await LetLeasesRunOutAsync(options);
            using (await PortalProcess.StartAsync(options))
                await UntilAsync(async () => await StateAsync(options, id) == MailState.Sent);
            Assert.Equal(2, server.Count);
            Assert.Single(server.Received.Select(mail => mail.Source).Distinct());
            Assert.Equal([IdOf(id), IdOf(id)], server.Received.Select(mail => mail.MessageId));
        }
        finally
        {
            await Databases.DropAsync(options);
        }
    }

    [Fact]
    public async Task Killed_after_the_commit_the_mail_comes_once()
    {
        await using var server = await MailServer.StartAsync();
        var options = (await Databases.CopyAsync(kind)) with { Smtp = server.Address };
        try
        {
            var id = Assert.Single(await WriteAsync(options, 1));
            using (await PortalProcess.StartAsync(options))
                await UntilAsync(async () => await StateAsync(options, id) == MailState.Sent);
            await LetLeasesRunOutAsync(options);
            // A second mail shows that the portal has looked at what waits.
            var next = Assert.Single(await WriteAsync(options, 1));
            using (await PortalProcess.StartAsync(options))
                await UntilAsync(async () => await StateAsync(options, next) == MailState.Sent);
            Assert.Equal([IdOf(id), IdOf(next)], server.Received.Select(mail => mail.MessageId));
        }
        finally
        {
            await Databases.DropAsync(options);
        }
    }

    private static string IdOf(Guid id) => $"<{id:N}@portal.example>";

    private static async Task<List<Guid>> WriteAsync(PortalOptions options, int count)
    {
        await using var app = PortalApp.Build(options);
        await using var scope = await ScopeAsync(app.Services);
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
            ids.Add(await MailWorkshop.WriteAsync(scope.ServiceProvider, $"mottaker{n}@demo.example"));
        return ids;
    }

    private static Task<MailState> StateAsync(PortalOptions options, Guid id) =>
        InAsync(options, db => db.Set<OutgoingMail>().Where(m => m.Id == id).Select(m => m.State).SingleAsync());

    /// <summary>As when a minute has passed.</summary>
    private static Task LetLeasesRunOutAsync(PortalOptions options) =>
        InAsync(options, db => db.Set<Job>().Where(j => j.LeasedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, NodaConstants.UnixEpoch)));

    private static async Task<T> InAsync<T>(PortalOptions options, Func<PortalDb, Task<T>> work)
    {
        await using var app = PortalApp.Build(options);
        await using var scope = await ScopeAsync(app.Services);
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    private static async Task<AsyncServiceScope> ScopeAsync(IServiceProvider services) =>
        services.CreateTenantScope((await services.GetRequiredService<TenantDirectory>().ByKeyAsync("innlandet"))!);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(300, limit.Token);
    }
}

public sealed class KillOnSqlite() : KillTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class KillOnPostgreSql() : KillTests(DatabaseKind.PostgreSql);
