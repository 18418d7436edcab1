using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>A GP office that a list can be printed for.</summary>
/// <param name="In">The municipalities that it lies in today.</param>
public sealed record GpOffice(string Slug, string Name, IReadOnlySet<MunicipalityNumber> In)
{
    /// <summary>A GP there, and nobody at Nav: what the sheet on the wall of the office may show.</summary>
    public FieldReader Reader => new(true, true, true, In, [], false);
}

/// <summary>The GP offices that deal with a Nav office, by two queries.</summary>
public sealed class GpOffices(PortalDb db, TenantContext tenant, IClock clock)
{
    /// <summary>Those that name the office as theirs or lie in a municipality that it serves, by name.</summary>
    public async Task<IReadOnlyList<GpOffice>> OfAsync(ListOffice office, CancellationToken cancel)
    {
        var contacts = await db.Set<Contact>().AsNoTracking().Where(c => c.Kind == ContactKind.GpOffice).ToListAsync(cancel);
        var today = clock.TodayInOslo();
        var places = (await (
                from place in db.Set<ContactMunicipality>().AsNoTracking()
                join contact in db.Set<Contact>() on place.ContactId equals contact.Id
                where contact.Kind == ContactKind.GpOffice
                select place).ToListAsync(cancel))
            .Where(place => ContactRouting.Holds(place.ValidFrom, place.ValidTo, today)).ToLookup(place => place.ContactId, place => place.Number);
        return
        [
            .. contacts.Where(c => c.NavOfficeId == office.Id || places[c.Id].Any(office.Serves.Contains))
                .Select(c => new GpOffice(c.Slug, c.In(tenant.Language).Name, places[c.Id].ToHashSet()))
                .OrderBy(gps => gps.Name, ContactBook.NorwegianOrder),
        ];
    }
}
