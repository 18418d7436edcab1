using System.Net;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Commands;
using KunnskapsPortal.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Editorial;

/// <summary>
/// The portal is killed while several save and publish, and started again on the same data: whatever it has said that it has, it has.
/// </summary>
public abstract class CrashTests(DatabaseKind kind)
{
    private const int Rounds = 3;

    [Fact]
    public async Task Killed_during_save_and_publish_it_loses_nothing_that_was_acknowledged()
    {
        var options = await Databases.CopyAsync(kind);
        try
        {
            var writers = await PrepareAsync(options);
            for (var round = 0; round < Rounds; round++)
            {
                using var portal = await PortalProcess.StartAsync(options);
                var before = writers.Sum(w => w.Acknowledged);
                var writing = Task.WhenAll(writers.Select(w => w.WriteAsync(portal.Address)));
                // The first pages of a fresh process take their time; then at a random moment.
                while ((writers.Sum(w => w.Acknowledged) < before + (2 * writers.Length) || writers[1].Published.Count == 0) && !writing.IsCompleted)
                    await Task.Delay(20);
                await Task.Delay(Random.Shared.Next(100, 1500));
                portal.Kill();
                if (await Record.ExceptionAsync(() => writing) is { } wrong)
                    Assert.Fail($"{wrong.Message}\n{portal.Said}");
                await InAsync(options, services => AssertKeptAsync(services, writers));
                Assert.Equal(0, await PortalCommands.RunAsync(options with { Words = ["check"] }, TestClock.Stand));
            }

            Assert.All(writers, w => Assert.NotEmpty(w.Stored));
            Assert.NotEmpty(writers[1].Published);
            using var again = await PortalProcess.StartAsync(options);
            using var visitor = new Visitor(again.Address);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/innlandet/")).Status);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/innlandet/side/krasj-krol")).Status);
        }
        finally
        {
            await Databases.DropAsync(options);
        }
    }

    private static async Task AssertKeptAsync(IServiceProvider services, Writer[] writers)
    {
        var db = services.GetRequiredService<PortalDb>();
        var page = services.GetRequiredService<ContentKinds>()["page"];
        foreach (var writer in writers)
        {
            var versions = await db.Set<ContentVersion>().AsNoTracking().Where(v => v.ItemId == writer.Item).OrderBy(v => v.Number).ToListAsync();
            var item = await db.Set<ContentItem>().AsNoTracking().SingleAsync(i => i.Id == writer.Item);
            Assert.Equal(Enumerable.Range(1, item.LatestVersion), versions.Select(v => v.Number));
            var bodies = versions.Select(v => ContentParser.Parse(page, v.Text).Document!.Body).ToHashSet();
            Assert.All(writer.Stored, text => Assert.Contains(text, bodies));
            var copy = (await db.Set<WorkingCopy>().AsNoTracking().FirstOrDefaultAsync(c => c.ItemId == writer.Item))?.Form ?? "";
            // A later keystroke or the version itself may have come through unacknowledged: then the kept one has had its successor.
            if (writer.Kept is { } kept && !copy.Contains(kept, StringComparison.Ordinal))
                Assert.True(copy.Contains(Beginning(kept), StringComparison.Ordinal) || bodies.Any(b => b.StartsWith(Beginning(kept), StringComparison.Ordinal)), kept);
            var shown = await db.Set<PublishedItem>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == writer.Item);
            Assert.Equal(item.PublishedVersion, shown?.Version);
            if (shown is not null)
                Assert.Equal(versions[shown.Version - 1].Text, shown.Text);
            var seen = await db.Set<PublishedVersion>().AsNoTracking().Where(v => v.ItemId == writer.Item).Select(v => v.Text).ToListAsync();
            Assert.All(writer.Published, text => Assert.Contains(seen, v => v.Contains(text, StringComparison.Ordinal)));
        }
    }

    private static string Beginning(string body) => body[..(body.IndexOf(':', StringComparison.Ordinal) + 1)];

    /// <summary>Three with a text each. The process runs at today's date, so their memberships are confirmed today.</summary>
    private static async Task<Writer[]> PrepareAsync(PortalOptions options)
    {
        var writers = new List<Writer>();
        await InAsync(options, async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            foreach (var (person, publishes) in new[] { ("rol", false), ("krol", true), ("regionadmin", true) })
            {
                var email = person + "@demo.example";
                var account = await db.Set<Account>().SingleAsync(a => a.Email == email);
                foreach (var membership in await db.Set<Membership>().Where(m => m.PersonId == account.Id).ToListAsync())
                    membership.Confirm(account.Id, SystemClock.Instance.GetCurrentInstant());
                await db.SaveChangesAsync();
                writers.Add(new Writer(person, await TextUnderWork.NewAsync(services, $"krasj-{person}"), publishes));
            }
        });
        return [.. writers];
    }

    private static async Task InAsync(PortalOptions options, Func<IServiceProvider, Task> work)
    {
        await using var app = PortalApp.Build(options);
        var tenant = await app.Services.GetRequiredService<TenantDirectory>().ByKeyAsync("innlandet");
        await using var scope = app.Services.CreateTenantScope(tenant!);
        await work(scope.ServiceProvider);
    }
}

public sealed class CrashOnSqlite() : CrashTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class CrashOnPostgreSql() : CrashTests(DatabaseKind.PostgreSql);
