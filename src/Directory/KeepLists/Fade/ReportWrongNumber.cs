using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>Any reader, signed in or not: an entry of the published list is wrong. False: there is no such published entry.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="EntryKey">The entry; null for the list as a whole.</param>
public sealed record ReportWrongNumber(Guid OfficeId, Guid? EntryKey) : IRequest<bool>;

internal sealed class ReportWrongNumberHandler(PortalDb db, IWriteLock writes, ListStore store, OfficeEditors editors, INotifier notifier, IClock clock)
    : IRequestHandler<ReportWrongNumber, bool>
{
    public const string Notice = "list-wrong";

    public async Task<bool> Handle(ReportWrongNumber request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<Contact>(db, request.OfficeId, cancel) is not { } office
            || await store.FindAsync(office.Id, cancel) is not { } list)
            return false;
        var published = await store.PublishedAsync(list.Id, cancel);
        if (published.Count == 0 || (request.EntryKey is { } key && !published.Any(entry => entry.Key == key)))
            return false;
        var open = await db.Set<WrongNumber>().FirstOrDefaultAsync(r => r.ListId == list.Id && r.EntryKey == request.EntryKey && r.ClosedAt == null, cancel);
        if (open is not null)
        {
            open.Times++;
        }
        else
        {
            open = new WrongNumber { Id = Guid.CreateVersion7(), ListId = list.Id, EntryKey = request.EntryKey, FirstAt = clock.GetCurrentInstant(), Times = 1 };
            db.Add(open);
            await notifier.NotifyAsync(await editors.OfAsync(office, cancel), Notice, $"list-wrong:{open.Id:N}", _ => Write(office.Slug), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    internal static NoticeContent Write(string slug) => new(Texts.ListWrongNoticeTitle, $"/kontakt/lister/{slug}")
    {
        AddressLabel = Texts.ListWrongNoticeOpen,
        Text = Texts.ListWrongNoticeText,
    };
}

/// <summary>An editor has looked at what a reader said was wrong. False: the list has no such open report.</summary>
public sealed record CloseWrongNumber(Guid OfficeId, Guid ReportId) : IRequest<bool>;

internal sealed class CloseWrongNumberHandler(PortalDb db, IWriteLock writes, ListStore store, Viewer viewer, IClock clock) : IRequestHandler<CloseWrongNumber, bool>
{
    public async Task<bool> Handle(CloseWrongNumber request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<WrongNumber>(db, request.ReportId, cancel) is not { ClosedAt: null } report
            || await store.FindAsync(request.OfficeId, cancel) is not { } list || list.Id != report.ListId)
            return false;
        (report.ClosedAt, report.ClosedBy) = (clock.GetCurrentInstant(), viewer.PersonId);
        AuditLog.Add(db, clock, viewer, AuditActions.ListNumberClosed, $"list {list.Id}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
