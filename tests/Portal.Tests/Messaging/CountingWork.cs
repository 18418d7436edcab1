using System.Collections.Concurrent;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Messaging;

/// <summary>Work that notes whenever it is done, and does what its key says: <c>fail-…</c> throws, <c>never-…</c> gives up.</summary>
public sealed class CountingWork(TenantContext tenant, CountingWork.Log log) : IJobHandler
{
    public const string Kind = "test.count";

    public static readonly JobKind Declared = new(Kind, () => "Telle") { Pauses = [Duration.FromMinutes(1), Duration.FromMinutes(5)] };

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        log.Runs.Add($"{tenant.Id}/{job.Key}");
        if (job.Key.StartsWith("slow-", StringComparison.Ordinal))
            await Task.Delay(25, cancel);
        if (job.Key.StartsWith("fail-", StringComparison.Ordinal) && !log.IsMended)
            throw new TimeoutException("12345678901 kari@eksempel.example");
        return job.Key.StartsWith("never-", StringComparison.Ordinal) ? JobEnd.GiveUp("never") : JobEnd.Done;
    }

    public static void AddTo(IServiceCollection services, Log log) => services.AddSingleton(log).AddJob<CountingWork>(Declared);

    /// <summary>Asks for jobs in a transaction of their own; undone where <paramref name="commit"/> is false.</summary>
    public static async Task AskAsync(TestPortal portal, string tenant, IEnumerable<string> keys, bool commit = true)
    {
        await using var scope = await portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        foreach (var key in keys)
            scope.ServiceProvider.GetRequiredService<JobQueue>().Add(Kind, key);
        await db.SaveChangesAsync();
        if (commit)
            await transaction.CommitAsync(CancellationToken.None);
    }

    public static async Task<Job> FindAsync(TestPortal portal, string key)
    {
        await using var scope = await portal.InAsync("oslo");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Job>().AsNoTracking().SingleAsync(j => j.Kind == Kind && j.Key == key);
    }

    public sealed class Log
    {
        public ConcurrentBag<string> Runs { get; } = [];

        public bool IsMended { get; set; }

        public int Of(string key) => Runs.Count(run => run.EndsWith("/" + key, StringComparison.Ordinal));
    }
}
