using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>One published entry as one reader may see it: null for what is not there and for what is not for the reader.</summary>
/// <param name="Key">The same in every version of the list.</param>
/// <param name="Name">A person, or what the line is called.</param>
public sealed record ListedEntry(Guid Key, string Name)
{
    public string? Title { get; init; }

    /// <summary>What to call about, in the office's own words.</summary>
    public string? What { get; init; }

    public ListTask? Task { get; init; }

    /// <summary>The topic of the task; null where no topic is the same thing.</summary>
    public ContactTopic? Topic => Task?.Topic();

    public string? Phone { get; init; }

    public string? Direct { get; init; }

    public string? Email { get; init; }
}

/// <summary>What several offices have published, for pages that are not about one list. Two queries, whatever the number of offices.</summary>
public sealed class PublishedEntries(PortalDb db, IClock clock)
{
    /// <summary>The entries of these offices' published lists by office, each list in its office's order. What is not for the reader is not in them.</summary>
    public async Task<ILookup<Guid, ListedEntry>> OfOfficesAsync(IReadOnlyCollection<Guid> offices, FieldReader reader, CancellationToken cancel)
    {
        var rows = await (
            from list in db.Set<ContactList>().AsNoTracking()
            join version in db.Set<ContactListVersion>() on list.Id equals version.ListId
            join entry in db.Set<ContactListEntry>() on version.Id equals entry.VersionId
            join office in db.Set<Contact>() on list.ContactId equals office.Id
            where offices.Contains(list.ContactId) && version.Stage == ListStage.Published && office.Kind == ContactKind.NavOffice
            orderby entry.Position
            select new { Office = office.Id, Bokmal = office.Bokmal.Name, Nynorsk = office.Nynorsk.Name, Entry = entry }).ToListAsync(cancel);
        var today = clock.TodayInOslo();
        var serves = (await db.Set<ContactMunicipality>().AsNoTracking().Where(s => offices.Contains(s.ContactId)).ToListAsync(cancel))
            .Where(s => ContactRouting.Holds(s.ValidFrom, s.ValidTo, today)).ToLookup(s => s.ContactId, s => s.Number);
        return rows.ToLookup(row => row.Office, row =>
            Listed(row.Entry.ToEntry().For(reader, [.. serves[row.Office]], reader.IsOfOffice(row.Nynorsk) ? row.Nynorsk : row.Bokmal)));
    }

    private static ListedEntry Listed(ListEntry entry) => new(entry.Key, entry.Name)
    {
        Title = Some(entry.Title),
        What = Some(entry.What),
        Task = entry.Task,
        Phone = Some(entry.Phone),
        Direct = Some(entry.Direct),
        Email = Some(entry.Email),
    };

    private static string? Some(string text) => text.Length > 0 ? text : null;
}
