using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>The draft is published, or thrown away. The first time the whole list counts as confirmed; later on only where that is said.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Revision">Of the list, as it was when the form was shown.</param>
/// <param name="Publish">False: throw the draft away.</param>
/// <param name="Confirm">Whoever publishes has seen that the whole list is right.</param>
public sealed record SettleDraft(Guid OfficeId, int Revision, bool Publish, bool Confirm = false) : IRequest<ListResult>;

internal sealed class SettleDraftHandler(PortalDb db, IWriteLock writes, ListStore store, Viewer viewer, Publisher publisher, IClock clock)
    : IRequestHandler<SettleDraft, ListResult>
{
    public async Task<ListResult> Handle(SettleDraft request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<Contact>(db, request.OfficeId, cancel) is not { Kind: ContactKind.NavOffice } office)
            return ListResult.NotFound;
        if (await store.FindAsync(office.Id, cancel) is not { } list || await store.VersionAsync(list.Id, ListStage.Draft, cancel) is not { } draft)
            return ListResult.NothingToDo;
        if (list.Revision != request.Revision)
            return ListResult.Stale;
        list.Revision++;
        if (!request.Publish)
        {
            db.Remove(draft);
        }
        else
        {
            var entries = await store.EntriesAsync(draft, cancel);
            if (entries.Count == 0)
                return ListResult.Empty;
            await store.PublishAsync(list, draft, clock.GetCurrentInstant(), cancel);
            if (request.Confirm || list.ConfirmedOn is null)
                (list.ConfirmedOn, list.ConfirmedBy) = (clock.TodayInOslo(), viewer.PersonId);
            AuditLog.Add(db, clock, viewer, AuditActions.ListPublished, $"list {list.Id}", FormattableString.Invariant($"{entries.Count}"));
            await publisher.RaiseRevisionAsync(cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ListResult.Done;
    }
}
