using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Messaging;

public abstract class JobTests(DatabaseKind kind)
{
    private readonly CountingWork.Log _log = new();

    [Fact]
    public async Task Work_stands_and_falls_with_the_transaction_that_asks_for_it()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "oslo", ["undone"], commit: false);
        await CountingWork.AskAsync(portal, "oslo", ["done"]);
        await RunAsync(portal);
        Assert.Equal(["oslo/done"], _log.Runs);
        await RunAsync(portal);
        Assert.Equal(1, _log.Of("done"));
        Assert.Equal(JobState.Done, (await CountingWork.FindAsync(portal, "done")).State);
    }

    [Fact]
    public async Task The_same_work_is_asked_for_once_per_tenant()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "oslo", ["same"]);
        await CountingWork.AskAsync(portal, "agder", ["same"]);
        // The database itself says no, and everything else in that transaction is undone with it.
        await Assert.ThrowsAsync<DbUpdateException>(() => CountingWork.AskAsync(portal, "oslo", ["other", "same"]));
        await RunAsync(portal);
        Assert.Equal(["agder/same", "oslo/same"], _log.Runs.Order(StringComparer.Ordinal));
        await using var scope = await portal.InAsync("oslo");
        Assert.False(await scope.ServiceProvider.GetRequiredService<JobQueue>().EnsureAsync(CountingWork.Kind, "same", null, CancellationToken.None));
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_its_pauses_and_then_given_up_without_saying_what_it_was_about()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "oslo", ["fail-a", "never-b"]);
        await RunAsync(portal);
        await RunAsync(portal);
        Assert.Equal(1, _log.Of("fail-a"));
        Assert.Equal((JobState.Failed, "never"), (await CountingWork.FindAsync(portal, "never-b")) is var never ? (never.State, never.Problem) : default);
        foreach (var (minutes, runs) in new[] { (2, 2), (4, 2), (8, 3), (600, 3) })
        {
            portal.Clock.MoveTo(TestClock.Start + Duration.FromMinutes(minutes));
            await RunAsync(portal);
            Assert.Equal(runs, _log.Of("fail-a"));
        }

        var failed = await CountingWork.FindAsync(portal, "fail-a");
        Assert.Equal((JobState.Failed, 3, nameof(TimeoutException)), (failed.State, failed.Attempts, failed.Problem));
        Assert.NotNull(failed.EndedAt);
    }

    [Fact]
    public async Task A_tenant_with_thousands_waiting_does_not_hold_up_another()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "oslo", Enumerable.Range(0, 1000).Select(n => $"mye-{n}"));
        await CountingWork.AskAsync(portal, "agder", ["lite"]);
        var first = await ClaimAsync(portal, "x", 20);
        Assert.Equal(20, first.Count);
        Assert.Single(first, job => job.TenantId.Value == "agder");
    }

    [Fact]
    public async Task Many_takers_at_once_never_take_the_same_job()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "oslo", Enumerable.Range(0, 300).Select(n => $"nr-{n}"));
        await CountingWork.AskAsync(portal, "agder", Enumerable.Range(0, 100).Select(n => $"nr-{n}"));
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            var mine = new List<Job>();
            while (await ClaimAsync(portal, $"taker-{n}", 7) is { Count: > 0 } some)
                mine.AddRange(some);
            return mine;
        })));
        Assert.Equal(400, taken.Sum(mine => mine.Count));
        Assert.Equal(400, taken.SelectMany(mine => mine).Select(job => job.Id).Distinct().Count());
        Assert.All(taken.SelectMany(mine => mine), job => Assert.Equal(1, job.Attempts));
    }

    [Fact]
    public async Task A_lease_that_has_run_out_goes_to_another_and_the_first_may_no_longer_say_how_it_ended()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "oslo", ["leid"]);
        var first = Assert.Single(await ClaimAsync(portal, "first", 5));
        Assert.Empty(await ClaimAsync(portal, "second", 5));
        await using var scope = await portal.InAsync("oslo");
        var claims = scope.ServiceProvider.GetRequiredService<JobClaims>();
        portal.Clock.MoveTo(TestClock.Start + Duration.FromSeconds(50));
        Assert.True(await claims.RenewAsync(first, CancellationToken.None));
        portal.Clock.MoveTo(TestClock.Start + Duration.FromSeconds(100));
        Assert.Empty(await ClaimAsync(portal, "second", 5));
        portal.Clock.MoveTo(TestClock.Start + Duration.FromSeconds(120));
        var second = Assert.Single(await ClaimAsync(portal, "second", 5));
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.False(await claims.RenewAsync(first, CancellationToken.None));
        Assert.False(await claims.EndAsync(first, JobState.Failed, first.Due, "gammel", true, CancellationToken.None));
        Assert.True(await claims.EndAsync(second, JobState.Done, second.Due, null, true, CancellationToken.None));
        Assert.Equal((JobState.Done, null), (await CountingWork.FindAsync(portal, "leid")) is var job ? (job.State, job.Problem) : default);
    }

    [Fact]
    public async Task Two_processes_do_each_job_once()
    {
        await using var one = await StartAsync();
        // The second shares the data, and on SQLite the process's writer gate is not shared: the file's own lock holds.
        await using var two = await TestPortal.JoinAsync(one, services => CountingWork.AddTo(services, _log));
        // Both have looked once, so that neither spends the race on opening its first connection.
        await Task.WhenAll(RunAsync(one), RunAsync(two));
        await CountingWork.AskAsync(one, "oslo", Enumerable.Range(0, 200).Select(n => $"slow-{n}"));
        var done = await Task.WhenAll(RunAsync(one), RunAsync(two));
        Assert.Equal(200, done.Sum());
        Assert.Equal(200, _log.Runs.Count);
        Assert.Equal(200, _log.Runs.Distinct().Count());
        Assert.All(done, share => Assert.True(share > 0, $"{done[0]} and {done[1]}"));
    }

    [Fact]
    public async Task Recurring_work_is_planned_once_for_each_tenant_and_not_made_up_for_after_a_pause()
    {
        var nightly = CountingWork.Declared with { Name = "test.nightly", Every = new Recurrence(null, new LocalTime(3, 0)) };
        await using var portal = await StartAsync(services => services.AddJob<CountingWork>(nightly));
        var worker = portal.Services.GetRequiredService<JobWorker>();
        await Task.WhenAll(worker.PlanAsync(CancellationToken.None), worker.PlanAsync(CancellationToken.None));
        await worker.PlanAsync(CancellationToken.None);
        var tenants = (await portal.Services.GetRequiredService<TenantDirectory>().AllAsync()).Count;
        Assert.Equal((tenants, 1), await CountAsync(portal, nightly.Name));
        // The portal is away for five days: what was due is done once.
        portal.Clock.MoveTo(new LocalDateTime(2026, 11, 26, 12, 0).ToInstantInOslo());
        await RunAsync(portal);
        Assert.Equal(tenants, _log.Of("2026-11-22T03:00"));
        await worker.PlanAsync(CancellationToken.None);
        Assert.Equal((2 * tenants, 2), await CountAsync(portal, nightly.Name));
        portal.Clock.MoveTo(new LocalDateTime(2026, 11, 27, 3, 1).ToInstantInOslo());
        await RunAsync(portal);
        Assert.Equal(2 * tenants, _log.Runs.Count(run => run.EndsWith("T03:00", StringComparison.Ordinal)));
    }

    private static async Task<(int All, int Keys)> CountAsync(TestPortal portal, string name)
    {
        await using var scope = await portal.InAsync("oslo");
        var keys = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Job>().Where(j => j.Kind == name).Select(j => j.Key).ToListAsync();
        return (keys.Count, keys.Distinct().Count());
    }

    private static async Task<IReadOnlyList<Job>> ClaimAsync(TestPortal portal, string node, int most)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobClaims>().ClaimAsync(node, most, CancellationToken.None);
    }

    private static Task<int> RunAsync(TestPortal portal) => portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);

    private Task<TestPortal> StartAsync(Action<IServiceCollection>? change = null) => TestPortal.StartAsync(kind, services =>
    {
        CountingWork.AddTo(services, _log);
        change?.Invoke(services);
    });
}

public sealed class JobsOnSqlite() : JobTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class JobsOnPostgreSql() : JobTests(DatabaseKind.PostgreSql);
