using System.Globalization;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>Tells a person of a certificate that was issued or withdrawn, once each. The job's key is what happened and the certificate's id.</summary>
internal sealed class TellOfCertificate(PortalDb db, IWriteLock writes, INotifier notifier) : IJobHandler
{
    public const string Kind = "course.certificate";
    public const string Notice = "certificate";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var isIssued = job.Key.StartsWith("issued:", StringComparison.Ordinal);
        var id = Guid.ParseExact(job.Key[(job.Key.IndexOf(':') + 1)..], "N");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } certificate
            || (isIssued && certificate.WithdrawnAt is not null))
            return JobEnd.Done;
        await notifier.NotifyAsync([certificate.PersonId], Notice, $"certificate:{job.Key}", _ => isIssued
            ? Words(Texts.CertNoticeIssued, Texts.CertNoticeIssuedText, certificate.CourseTitle, certificate.Starts, certificate.Ends, $"/bevis/{certificate.Code}")
            : Words(Texts.CertNoticeWithdrawn, $"{Texts.CertNoticeWithdrawnText}\n\n{certificate.WithdrawnReason}", certificate.CourseTitle, certificate.Starts, certificate.Ends, $"/bevis/{certificate.Code}"), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }

    public static NoticeContent Example() => Words(
        Texts.CertNoticeIssued, Texts.CertNoticeIssuedText, Texts.NoticeExampleCourse, new LocalDateTime(2027, 3, 11, 9, 0), new LocalDateTime(2027, 3, 12, 15, 30), "/min-side/poeng");

    private static NoticeContent Words(string title, string text, string course, LocalDateTime starts, LocalDateTime ends, string address) =>
        new(string.Format(CultureInfo.CurrentCulture, title, course), address)
        {
            AddressLabel = Texts.CertSee,
            Text = text,
            Facts = [new NoticeFact(Texts.NoticeWhen, Dates.Period(starts, ends))],
        };
}
