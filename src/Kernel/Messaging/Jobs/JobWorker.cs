using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KunnskapsPortal.Kernel.Messaging.Jobs;

/// <summary>
/// Does what is due, for all tenants: takes jobs, runs each in a fresh scope of its tenant, and says in the row how it ended.
/// One instance per process. Timers only wake it; tests call <see cref="RunDueAsync"/>.
/// </summary>
public sealed partial class JobWorker(IServiceProvider services, IEnumerable<JobKind> kinds, IClock clock, ILogger<JobWorker> log) : IDisposable
{
    private const int Batch = 20;
    private const int AtOnce = 4;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly SemaphoreSlim _running = new(1, 1);

    /// <summary>This process, in <see cref="Job.LeasedBy"/>.</summary>
    public string Node { get; } = $"{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Takes and does what is due until nothing is left. Gives how many attempts were made; 0 at once where it already runs.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        if (!await _running.WaitAsync(0, cancel))
            return 0;
        try
        {
            var done = 0;
            while (!cancel.IsCancellationRequested && await ClaimAsync(cancel) is { Count: > 0 } claimed)
            {
                await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, RunAsync);
                done += claimed.Count;
            }

            return done;
        }
        finally
        {
            _running.Release();
        }
    }

    /// <summary>Sees to it that the next occurrence of all recurring work is asked for, in every tenant. Can be done at any time.</summary>
    public async Task PlanAsync(CancellationToken cancel)
    {
        var now = clock.NowInOslo();
        var recurring = _kinds.Values.Where(kind => kind.Every is not null).Select(kind => (kind.Name, Next: kind.Every!.After(now))).ToList();
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
        {
            await using var scope = services.CreateTenantScope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, cancel);
            foreach (var (kind, next) in recurring)
                await queue.EnsureAsync(kind, next.Iso(), next.ToInstantInOslo(), cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task<IReadOnlyList<Job>> ClaimAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobClaims>().ClaimAsync(Node, Batch, cancel);
    }

    private async ValueTask RunAsync(Job job, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = KeepAsync(job, lost);
        var end = await AttemptAsync(job, lost.Token);
        var isMine = !lost.IsCancellationRequested;
        await lost.CancelAsync();
        await keeping;
        // Stopped, or taken by another process: the row stays as it is, and the lease runs out.
        if (!isMine || end is null)
            return;
        await using var scope = services.CreateAsyncScope();
        var (state, due, problem) = Judge(job, end);
        if (await scope.ServiceProvider.GetRequiredService<JobClaims>().EndAsync(job, state, due, problem, end is not JobEnd.NotYet, cancel) && state == JobState.Failed)
            LogGivenUp(job.Kind, job.Id, problem);
    }

    private (JobState State, Instant Due, string? Problem) Judge(Job job, JobEnd end)
    {
        var pause = end is JobEnd.Postponed ? _kinds.GetValueOrDefault(job.Kind)?.PauseAfter(job.Attempts) : null;
        return end switch
        {
            JobEnd.Postponed(var problem) when pause is { } wait => (JobState.Waiting, clock.GetCurrentInstant() + wait, Cut(problem)),
            JobEnd.Postponed(var problem) => (JobState.Failed, job.Due, Cut(problem)),
            JobEnd.NotYet(var then) => (JobState.Waiting, then, job.Problem),
            JobEnd.Hopeless(var problem) => (JobState.Failed, job.Due, Cut(problem)),
            _ => (JobState.Done, job.Due, null),
        };
    }

    private async Task<JobEnd?> AttemptAsync(Job job, CancellationToken cancel)
    {
        try
        {
            var tenant = await services.GetRequiredService<TenantDirectory>().ByKeyAsync(job.TenantId.Value, cancel);
            if (tenant is null)
                return JobEnd.GiveUp("no tenant");
            await using var scope = services.CreateTenantScope(tenant);
            return scope.ServiceProvider.GetKeyedService<IJobHandler>(job.Kind) is { } handler
                ? await handler.RunAsync(new JobRun(job.Key, job.Attempts, job.Due), cancel)
                : JobEnd.GiveUp("no handler");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            // Only the type: a message may hold what the work was about.
            LogFailure(job.Kind, job.Id, job.Attempts, failure.GetType().Name);
            return JobEnd.TryAgain(failure.GetType().Name);
        }
    }

    /// <summary>Renews the lease until the attempt is over; ends the attempt where the lease is lost.</summary>
    private async Task KeepAsync(Job job, CancellationTokenSource lost)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, lost.Token);
                await using var scope = services.CreateAsyncScope();
                if (!await scope.ServiceProvider.GetRequiredService<JobClaims>().RenewAsync(job, lost.Token))
                    await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The attempt is over.
        }
        catch (Exception failure)
        {
            // The database is away: another process may take the job over when the lease has run out, so this one stops.
            LogFailure(job.Kind, job.Id, job.Attempts, failure.GetType().Name);
            await lost.CancelAsync();
        }
    }

    private static string Cut(string problem) => problem.Length <= Job.ProblemLength ? problem : problem[..Job.ProblemLength];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Id}, attempt {Attempt}: {Failure}. It is tried again.")]
    private partial void LogFailure(string kind, Guid id, int attempt, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} {Id} is given up: {Problem}")]
    private partial void LogGivenUp(string kind, Guid id, string? problem);
}
