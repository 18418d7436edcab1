using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>What was looked at is taken into the draft, whole or not at all.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="ImportId">The import that was looked at.</param>
/// <param name="Revision">Of the list that it was compared with.</param>
/// <param name="OnlyGood">Leave out the rows that are wrong; without this an import with a wrong row is not taken.</param>
public sealed record TakeImport(Guid OfficeId, Guid ImportId, int Revision, bool OnlyGood) : IRequest<TakeResult>;

/// <summary>What came of it. Closed: the page has a sentence for each.</summary>
public enum TakeResult
{
    Done,

    /// <summary>Taken already, expired, or somebody else's.</summary>
    Gone,

    /// <summary>The list has been changed since it was compared.</summary>
    Stale,
    HasFaults,
    NothingGood,
    TooMany,
}

internal sealed class TakeImportHandler(PortalDb db, IWriteLock writes, ListStore store, Viewer viewer, IClock clock) : IRequestHandler<TakeImport, TakeResult>
{
    public async Task<TakeResult> Handle(TakeImport request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        var now = clock.GetCurrentInstant();
        if (await writes.LoadAsync<Contact>(db, request.OfficeId, cancel) is not { } office
            || await store.FindAsync(office.Id, cancel) is not { } list
            || await db.FindAsync<ListImport>([request.ImportId], cancel) is not { } import
            || import.ListId != list.Id || import.MadeBy != viewer.PersonId || import.ExpiresAt <= now)
            return TakeResult.Gone;
        if (list.Revision != request.Revision)
            return TakeResult.Stale;
        var reading = import.Read();
        if (reading.Faults.Count > 0 && !request.OnlyGood)
            return TakeResult.HasFaults;
        if (reading.Lines.Count == 0)
            return TakeResult.NothingGood;
        var draft = await store.EditedAsync(list.Id, cancel);
        var entries = ImportComparison.Of(draft, reading.Lines, import.Replaces).Entries;
        var outcome = ListDraft.Apply(draft, import.Replaces ? new ListChange.Replace(entries) : new ListChange.Merge(entries));
        if (outcome.Refusal is { } refusal)
            return refusal == ListRefusal.TooMany ? TakeResult.TooMany : throw new InvalidOperationException($"A reading held what no list may: {refusal}.");
        await store.WriteDraftAsync(list, outcome.Entries, now, cancel);
        list.Revision++;
        db.Remove(import);
        AuditLog.Add(db, clock, viewer, AuditActions.ListImported, $"list {list.Id}", reading.Lines.Count.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return TakeResult.Done;
    }
}
