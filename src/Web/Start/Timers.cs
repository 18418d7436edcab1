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

/// <summary>Every other second: does what is due.</summary>
[DisallowConcurrentExecution]
internal sealed partial class WakeWorker(JobWorker worker, ILogger<WakeWorker> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await worker.RunDueAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database may be away for a while: what is due is still due at the next look.
            LogFailure(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for jobs failed and is tried again: {Failure}")]
    private partial void LogFailure(string failure);
}

/// <summary>At start and every quarter of an hour: sees to it that recurring work is in the table, for new tenants too.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PlanJobs(JobWorker worker, ILogger<PlanJobs> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await worker.PlanAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Planning of jobs failed and is tried again: {Failure}")]
    private partial void LogFailure(string failure);
}
