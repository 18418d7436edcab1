using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>One change of the draft of an office's list. Whether the viewer keeps the list is the page's to ask.</summary>
/// <param name="Revision">Of the list, as it was when the form was shown.</param>
/// <param name="Publish">Publish the whole draft with it.</param>
public sealed record EditList(Guid OfficeId, int Revision, ListChange Change, bool Publish = false) : IRequest<ListResult>;

/// <summary>What came of it. Closed: the page has a sentence for each.</summary>
public enum ListResult
{
    Done,

    /// <summary>Somebody has changed the list since the form was shown.</summary>
    Stale,
    NotFound,
    NoSuchEntry,
    NobodyOfThatName,
    NoWayLeft,
    TooMany,
    NotSound,

    /// <summary>A list without entries is not published.</summary>
    Empty,

    /// <summary>There is no draft, or nothing to confirm.</summary>
    NothingToDo,
}

internal sealed class EditListHandler(PortalDb db, IWriteLock writes, ListStore store, Viewer viewer, Publisher publisher, IClock clock)
    : IRequestHandler<EditList, ListResult>
{
    public async Task<ListResult> Handle(EditList request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<Contact>(db, request.OfficeId, cancel) is not { Kind: ContactKind.NavOffice } office)
            return ListResult.NotFound;
        var list = await store.EnsureAsync(office.Id, cancel);
        if (list.Revision != request.Revision)
            return ListResult.Stale;
        var outcome = ListDraft.Apply(await store.EditedAsync(list.Id, cancel), request.Change);
        if (outcome.Refusal is { } refusal)
            return Enum.Parse<ListResult>(refusal.ToString());
        await store.WriteDraftAsync(list, outcome.Entries, clock.GetCurrentInstant(), cancel);
        list.Revision++;
        // Who left and who came is on the list; the log says that it happened.
        if (request.Change is ListChange.HandOver)
            AuditLog.Add(db, clock, viewer, AuditActions.ListHandedOver, $"list {list.Id}");
        await db.SaveChangesAsync(cancel);
        if (request.Publish)
            await PublishAsync(list, outcome.Entries.Count, cancel);
        await transaction.CommitAsync(cancel);
        return ListResult.Done;
    }

    private async Task PublishAsync(ContactList list, int entries, CancellationToken cancel)
    {
        var draft = await store.VersionAsync(list.Id, ListStage.Draft, cancel) ?? throw new InvalidOperationException("The draft has just been written.");
        await store.PublishAsync(list, draft, clock.GetCurrentInstant(), cancel);
        if (list.ConfirmedOn is null)
            (list.ConfirmedOn, list.ConfirmedBy) = (clock.TodayInOslo(), viewer.PersonId);
        AuditLog.Add(db, clock, viewer, AuditActions.ListPublished, $"list {list.Id}", FormattableString.Invariant($"{entries}"));
        await publisher.RaiseRevisionAsync(cancel);
        await db.SaveChangesAsync(cancel);
    }
}
