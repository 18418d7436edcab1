using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.RemindOfContacts;

/// <summary>Once a week: tells those who publish for the tenant how many contacts nobody has confirmed for ninety days.</summary>
internal sealed class RemindOfContacts(PortalDb db, IWriteLock writes, Members members, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "contact.remind";
    public const string Notice = "contact";

    public static Recurrence Every { get; } = new(IsoDayOfWeek.Thursday, new LocalTime(6, 15));

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var before = clock.TodayInOslo().PlusDays(-(await DirectorySettings.OfAsync(db, cancel)).FreshDays);
        var old = await db.Set<Contact>().CountAsync(c => c.ConfirmedOn < before, cancel);
        if (old == 0)
            return JobEnd.Done;
        await notifier.NotifyAsync(await members.WithAsync(Permission.PublishContent, cancel), Notice, $"contacts:{job.Key}", _ => Write(old), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }

    internal static NoticeContent Write(int number) => new(
        number == 1 ? Texts.RemindContactsOne : string.Format(CultureInfo.CurrentCulture, Texts.RemindContactsMany, number), "/redaksjon?vis=alt&gruppe=kontakter")
    {
        AddressLabel = Texts.RemindContactsOpen,
        Text = Texts.RemindContactsText,
    };
}
