using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>
/// Every morning: asks the editors of each office whose published list is no longer fresh to confirm it. Once when it turns amber, once when it
/// turns red and once a month after that; the notifier remembers who has been asked of what. Throws expired imports away too.
/// </summary>
internal sealed class RemindOfLists(PortalDb db, IWriteLock writes, OfficeEditors editors, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "list.remind";
    public const string Notice = "list-confirm";

    public static Recurrence Every { get; } = new(null, new LocalTime(6, 20));

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var now = clock.GetCurrentInstant();
        await db.Set<Import.ListImport>().Where(import => import.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var settings = await DirectorySettings.OfAsync(db, cancel);
        var freshness = new ListFreshness(settings.FreshDays, settings.AgeingDays);
        var today = clock.TodayInOslo();
        var lists = await db.Set<ContactList>().AsNoTracking().Where(list => list.ConfirmedOn != null)
            .Join(db.Set<Contact>(), list => list.ContactId, office => office.Id, (list, office) => new { List = list, Office = office }).ToListAsync(cancel);
        foreach (var row in lists)
        {
            var confirmed = row.List.ConfirmedOn!.Value;
            var number = freshness.Reminder(confirmed, today);
            if (number == 0)
                continue;
            await notifier.NotifyAsync(
                await editors.OfAsync(row.Office, cancel), Notice, string.Create(CultureInfo.InvariantCulture, $"list-confirm:{row.List.Id:N}:{confirmed.Iso()}:{number}"),
                to => Write(row.Office.Slug, row.Office.In(to.Language).Name, confirmed), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }

    internal static NoticeContent Write(string slug, string office, LocalDate confirmed) =>
        new(string.Format(CultureInfo.CurrentCulture, Texts.ListRemindTitle, office), $"/kontakt/lister/{slug}/bekreft")
        {
            AddressLabel = Texts.ListRemindOpen,
            Text = Texts.ListRemindText,
            Facts = [new NoticeFact(Texts.ListConfirmedLast, confirmed.Long())],
        };
}
