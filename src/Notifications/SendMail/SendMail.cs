using KunnskapsPortal.Kernel.Messaging.Jobs;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Sends one mail of the outbox. The job's key is the mail's id.</summary>
internal sealed class SendMail : IJobHandler
{
    public const string Kind = "mail.send";

    public Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel) => Task.FromResult(JobEnd.TryAgain("no server"));
}
