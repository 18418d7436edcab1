using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>Whoever keeps the list has seen that all that is published of it is right.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Revision">Of the list that was shown: nobody confirms what they have not seen.</param>
public sealed record ConfirmList(Guid OfficeId, int Revision) : IRequest<ListResult>;

internal sealed class ConfirmListHandler(PortalDb db, IWriteLock writes, ListStore store, Viewer viewer, Publisher publisher, IClock clock)
    : IRequestHandler<ConfirmList, ListResult>
{
    public async Task<ListResult> Handle(ConfirmList request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<Contact>(db, request.OfficeId, cancel) is not { } office)
            return ListResult.NotFound;
        if (await store.FindAsync(office.Id, cancel) is not { ConfirmedOn: not null } list)
            return ListResult.NothingToDo;
        if (list.Revision != request.Revision)
            return ListResult.Stale;
        (list.ConfirmedOn, list.ConfirmedBy) = (clock.TodayInOslo(), viewer.PersonId);
        AuditLog.Add(db, clock, viewer, AuditActions.ListConfirmed, $"list {list.Id}");
        await publisher.RaiseRevisionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ListResult.Done;
    }
}
