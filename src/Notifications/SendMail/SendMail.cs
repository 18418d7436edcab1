using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Resources;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Sends one mail of the outbox. The job's key is the mail's id; the mail's own row says whether it is still to be sent.</summary>
internal sealed class SendMail(PortalDb db, SmtpPool smtp, Letters letters, MailEndings endings, IClock clock) : IJobHandler
{
    public const string Kind = "mail.send";

    public static JobKind Declared { get; } = new(Kind, () => Texts.JobSendMail);

    /// <summary>While no mail server is set, a waiting mail is looked at this often. That uses up no attempt.</summary>
    private static readonly Duration LookAgain = Duration.FromMinutes(5);

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = Guid.ParseExact(job.Key, "N");
        var isLast = Declared.PauseAfter(job.Attempt) is null;
        try
        {
            return await SendAsync(id, isLast, cancel);
        }
        catch (Exception failure) when (isLast && failure is not OperationCanceledException)
        {
            // The job ends with this: the mail must not be left waiting for nothing.
            await endings.FailAsync(id, cancel);
            throw;
        }
    }

    private async Task<JobEnd> SendAsync(Guid id, bool isLast, CancellationToken cancel)
    {
        var mail = await db.Set<OutgoingMail>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
        if (mail is not { State: MailState.Waiting })
            return JobEnd.Done;
        var now = clock.GetCurrentInstant();
        if (mail.NotAfter < now)
        {
            await endings.ExpireAsync(id, cancel);
            return JobEnd.Done;
        }

        if (!smtp.HasServer)
            return JobEnd.Later(now + LookAgain);
        var (letter, refusal) = letters.Of(mail);
        var outcome = refusal ?? await smtp.SendAsync(letter!, cancel);
        return await endings.WriteAsync(id, outcome, isLast, cancel);
    }
}
