using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.SendMail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.TidyMail;

/// <summary>
/// Every night: deletes what has lain its time in the log, and ends mails whose job has ended without them. Can be run at any time.
/// </summary>
internal sealed class TidyMail(PortalDb db, TenantContext tenant, IWriteLock locks, StrandedMails stranded, IClock clock) : IJobHandler
{
    private static readonly Duration KeepMail = Duration.FromDays(90);
    private static readonly Duration KeepDone = Duration.FromDays(30);
    private static readonly Duration KeepFailed = Duration.FromDays(90);

    public static JobKind Declared { get; } = new("mail.tidy", () => Texts.JobTidyMail) { Every = new Recurrence(null, new LocalTime(3, 40)) };

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var (mailLimit, doneLimit, failedLimit) = (now - KeepMail, now - KeepDone, now - KeepFailed);
        await using var transaction = await locks.BeginAsync(db, cancel);
        foreach (var id in await stranded.FindAsync(cancel))
        {
            if (await locks.LoadAsync<OutgoingMail>(db, id, cancel) is { State: MailState.Waiting } mail && !await stranded.HasJobAsync(mail, cancel))
                mail.Strand(now);
        }

        await db.SaveChangesAsync(cancel);
        await db.Set<OutgoingMail>().Where(m => m.State != MailState.Waiting && m.EndedAt < mailLimit).ExecuteDeleteAsync(cancel);
        await db.Set<DigestLine>().Where(l => l.WrittenAt < mailLimit).ExecuteDeleteAsync(cancel);
        var jobs = db.Set<Job>().Where(j => j.TenantId == tenant.Id);
        await jobs.Where(j => (j.State == JobState.Done || j.State == JobState.Stopped) && j.EndedAt < doneLimit).ExecuteDeleteAsync(cancel);
        await jobs.Where(j => j.State == JobState.Failed && j.EndedAt < failedLimit).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }
}
