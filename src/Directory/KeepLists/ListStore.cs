using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>Reads and writes the versions of a list. Writes are the caller's transaction.</summary>
public sealed class ListStore(PortalDb db)
{
    public Task<ContactList?> FindAsync(Guid office, CancellationToken cancel) =>
        db.Set<ContactList>().FirstOrDefaultAsync(list => list.ContactId == office, cancel);

    /// <summary>The office's list, made where it has none. The caller holds the office's row.</summary>
    public async Task<ContactList> EnsureAsync(Guid office, CancellationToken cancel)
    {
        if (await FindAsync(office, cancel) is { } list)
            return list;
        list = new ContactList { Id = Guid.CreateVersion7(), ContactId = office };
        db.Add(list);
        return list;
    }

    /// <summary>The version of this stage; null where there is none. The stage is Draft or Published.</summary>
    public Task<ContactListVersion?> VersionAsync(Guid list, ListStage stage, CancellationToken cancel) =>
        db.Set<ContactListVersion>().FirstOrDefaultAsync(version => version.ListId == list && version.Stage == stage, cancel);

    /// <summary>The entries of a version in their order; none for no version.</summary>
    public async Task<IReadOnlyList<ListEntry>> EntriesAsync(ContactListVersion? version, CancellationToken cancel) => version is null
        ? []
        : [.. (await db.Set<ContactListEntry>().AsNoTracking().Where(e => e.VersionId == version.Id).OrderBy(e => e.Position).ToListAsync(cancel)).Select(e => e.ToEntry())];

    /// <summary>What readers see; none where nothing is published.</summary>
    public async Task<IReadOnlyList<ListEntry>> PublishedAsync(Guid list, CancellationToken cancel) =>
        await EntriesAsync(await VersionAsync(list, ListStage.Published, cancel), cancel);

    /// <summary>What is being edited: the draft, else what is published.</summary>
    public async Task<IReadOnlyList<ListEntry>> EditedAsync(Guid list, CancellationToken cancel) =>
        await EntriesAsync(await VersionAsync(list, ListStage.Draft, cancel) ?? await VersionAsync(list, ListStage.Published, cancel), cancel);

    /// <summary>The draft is these entries from now on.</summary>
    public async Task WriteDraftAsync(ContactList list, IReadOnlyList<ListEntry> entries, Instant now, CancellationToken cancel)
    {
        var draft = await VersionAsync(list.Id, ListStage.Draft, cancel);
        if (draft is null)
        {
            var number = await db.Set<ContactListVersion>().Where(v => v.ListId == list.Id).MaxAsync(v => (int?)v.Number, cancel) ?? 0;
            draft = new ContactListVersion { Id = Guid.CreateVersion7(), ListId = list.Id, Number = number + 1, Stage = ListStage.Draft };
            db.Add(draft);
        }

        draft.ChangedAt = now;
        var rows = await db.Set<ContactListEntry>().Where(e => e.VersionId == draft.Id).ToDictionaryAsync(e => e.Key, cancel);
        for (var position = 0; position < entries.Count; position++)
        {
            if (rows.Remove(entries[position].Key, out var row))
                row.Take(position, entries[position]);
            else
                db.Add(ContactListEntry.Of(draft.Id, position, entries[position]));
        }

        db.RemoveRange(rows.Values);
    }

    /// <summary>
    /// The draft becomes what readers see. What they saw until now is kept for a while without direct numbers; older versions go.
    /// </summary>
    public async Task PublishAsync(ContactList list, ContactListVersion draft, Instant now, CancellationToken cancel)
    {
        if (await VersionAsync(list.Id, ListStage.Published, cancel) is { } before)
        {
            before.Stage = ListStage.Old;
            foreach (var row in await db.Set<ContactListEntry>().Where(e => e.VersionId == before.Id && e.Direct != "").ToListAsync(cancel))
                row.Direct = "";
        }

        (draft.Stage, draft.ChangedAt) = (ListStage.Published, now);
        var old = await db.Set<ContactListVersion>().Where(v => v.ListId == list.Id && v.Stage == ListStage.Old).ToListAsync(cancel);
        db.RemoveRange(old.OrderByDescending(v => v.Number).Skip(ContactListVersion.OldKept - 1));
    }
}
