using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>A Nav office as the owner of a list.</summary>
/// <param name="Name">In the reader's form.</param>
/// <param name="Names">Both forms: a membership may be written in either.</param>
/// <param name="Serves">The municipalities that it serves today.</param>
public sealed record ListOffice(Guid Id, string Slug, string Name, IReadOnlyList<string> Names, IReadOnlyList<MunicipalityNumber> Serves)
{
    /// <summary>Where its list is read, below the tenant.</summary>
    public string ListAddress => $"/kontakt/{Slug}/liste";

    /// <summary>Where its list is kept, below the tenant.</summary>
    public string KeepAddress => $"/kontakt/lister/{Slug}";

    /// <summary>The entry as the reader may see it.</summary>
    public ListEntry Shown(ListEntry entry, FieldReader reader) => entry.For(reader, Serves, Names.FirstOrDefault(reader.IsOfOffice) ?? Names[0]);
}

/// <summary>The current tenant's Nav offices, and whose list the viewer keeps.</summary>
public sealed class ListOffices(PortalDb db, TenantContext tenant, Viewer viewer, IClock clock)
{
    /// <summary>Who reads.</summary>
    public FieldReader Reader => viewer.AsFieldReader();

    /// <summary>The viewer keeps every list of the tenant.</summary>
    public bool KeepsAll => viewer.Has(Permission.PublishContent);

    /// <summary>
    /// The viewer keeps this office's list: publishes for the tenant, or has a confirmed membership as editor of this very office. A
    /// membership as counsellor at an office gives no right to its list.
    /// </summary>
    public bool Keeps(ListOffice office) => KeepsAll || viewer.Workplaces.Any(place =>
        RoleRights.Of(place.Role).Contains(Permission.WriteForOffice)
        && office.Names.Any(name => string.Equals(name.Trim(), place.Name?.Trim(), StringComparison.OrdinalIgnoreCase)));

    /// <summary>The office with this name in addresses; null where the tenant has none.</summary>
    public async Task<ListOffice?> FindAsync(string slug, CancellationToken cancel) =>
        (await ReadAsync(db.Set<Contact>().Where(c => c.Slug == slug), cancel)).FirstOrDefault();

    /// <summary>The office whose list the viewer keeps; null for any other, as if it were not there.</summary>
    public async Task<ListOffice?> FindKeptAsync(string slug, CancellationToken cancel) =>
        await FindAsync(slug, cancel) is { } office && Keeps(office) ? office : null;

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<ListOffice>> AllAsync(CancellationToken cancel) =>
        [.. (await ReadAsync(db.Set<Contact>(), cancel)).OrderBy(office => office.Name, ContactBook.NorwegianOrder)];

    private async Task<IEnumerable<ListOffice>> ReadAsync(IQueryable<Contact> contacts, CancellationToken cancel)
    {
        var offices = await contacts.AsNoTracking().Where(c => c.Kind == ContactKind.NavOffice).ToListAsync(cancel);
        var ids = offices.Select(c => c.Id).ToList();
        var today = clock.TodayInOslo();
        var serves = (await db.Set<ContactMunicipality>().AsNoTracking().Where(s => ids.Contains(s.ContactId)).ToListAsync(cancel))
            .Where(s => ContactRouting.Holds(s.ValidFrom, s.ValidTo, today)).ToLookup(s => s.ContactId, s => s.Number);
        return offices.Select(c => new ListOffice(c.Id, c.Slug, c.In(tenant.Language).Name, [c.In(Language.Bokmal).Name, c.In(Language.Nynorsk).Name], [.. serves[c.Id]]));
    }
}
