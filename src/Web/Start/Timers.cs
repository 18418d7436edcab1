using KunnskapsPortal.Kernel.Messaging.Jobs;
using Quartz;

namespace KunnskapsPortal.Web.Start;

/// <summary>Timers in memory. They only wake the worker: what is due stands in the job table.</summary>
internal static class Timers
{
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PlanEvery = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddTimers(this IServiceCollection services) => services
        .AddQuartz(quartz =>
        {
            quartz.ScheduleJob<PlanJobs>(trigger => trigger.StartNow().WithSimpleSchedule(s => s.WithInterval(PlanEvery).RepeatForever()));
            quartz.ScheduleJob<WakeWorker>(trigger => trigger.StartNow().WithSimpleSchedule(s => s.WithInterval(WakeEvery).RepeatForever()));
        })
        .AddQuartzHostedService(service => service.WaitForJobsToComplete = true);
}

/// <summary>Every other second: does what is due. Stops when the portal does: what is left is done by the next to look.</summary>
[DisallowConcurrentExecution]
internal sealed partial class WakeWorker(JobWorker worker, IHostApplicationLifetime portal, ILogger<WakeWorker> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await Timed.RunAsync(stop => worker.RunDueAsync(stop), portal, LogFailure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for jobs failed and is tried again: {Failure}")]
    private partial void LogFailure(string failure);
}

/// <summary>At start and every quarter of an hour: sees to it that recurring work is in the table, for new tenants too.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PlanJobs(JobWorker worker, IHostApplicationLifetime portal, ILogger<PlanJobs> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await Timed.RunAsync(stop => worker.PlanAsync(stop), portal, LogFailure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Planning of jobs failed and is tried again: {Failure}")]
    private partial void LogFailure(string failure);
}

internal static class Timed
{
    /// <summary>The database may be away for a while: what is due is still due at the next look.</summary>
    public static async Task RunAsync(Func<CancellationToken, Task> work, IHostApplicationLifetime portal, Action<string> fail)
    {
        try
        {
            await work(portal.ApplicationStopping);
        }
        catch (OperationCanceledException) when (portal.ApplicationStopping.IsCancellationRequested)
        {
            // The portal stops.
        }
        catch (Exception failure)
        {
            fail(failure.GetType().Name);
        }
    }
}
