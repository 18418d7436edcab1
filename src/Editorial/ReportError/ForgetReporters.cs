using KunnskapsPortal.Kernel.Messaging.Jobs;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>Once a night: deletes the e-mail addresses of reports that have been kept long enough.</summary>
internal sealed class ForgetReporters(Reports reports) : IJobHandler
{
    public const string Kind = "report.forget";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        await reports.ForgetEmailsAsync(cancel);
        return JobEnd.Done;
    }
}
