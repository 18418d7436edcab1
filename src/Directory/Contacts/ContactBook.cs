using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>Reads the directory of the current tenant, in the reader's form. One query per call, whatever the number of rows.</summary>
public sealed class ContactBook(PortalDb db, TenantContext tenant, Viewer viewer, IClock clock)
{
    public static StringComparer NorwegianOrder { get; } = StringComparer.Create(new("nb-NO"), ignoreCase: true);

    /// <summary>All contacts, by kind and name.</summary>
    public async Task<IReadOnlyList<ContactView>> AllAsync(CancellationToken cancel) =>
        Sorted(await db.Set<Contact>().AsNoTracking().ToListAsync(cancel));

    public async Task<IReadOnlyList<ContactView>> OfKindAsync(ContactKind kind, CancellationToken cancel) =>
        Sorted(await db.Set<Contact>().AsNoTracking().Where(c => c.Kind == kind).ToListAsync(cancel));

    public async Task<ContactView?> FindAsync(string slug, CancellationToken cancel) =>
        await db.Set<Contact>().AsNoTracking().FirstOrDefaultAsync(c => c.Slug == slug, cancel) is { } contact
            ? ContactView.Of(contact, tenant.Language, clock.TodayInOslo())
            : null;

    /// <summary>The direct numbers by contact. Empty, and nothing is asked, unless the viewer is a confirmed member.</summary>
    public async Task<IReadOnlyDictionary<Guid, PhoneNumber>> DirectNumbersAsync(CancellationToken cancel) => viewer.IsMember
        ? await db.Set<Contact>().Where(c => c.DirectPhone != null)
            .Select(c => new { c.Id, c.DirectPhone })
            .ToDictionaryAsync(c => c.Id, c => new PhoneNumber(c.DirectPhone!), cancel)
        : new Dictionary<Guid, PhoneNumber>();

    /// <summary>Who serves which municipality and when, past and coming periods too.</summary>
    public async Task<IReadOnlyList<ServicePeriod>> ServicesAsync(CancellationToken cancel) =>
        await db.Set<ContactMunicipality>()
            .Join(db.Set<Contact>(), s => s.ContactId, c => c.Id, (s, c) => new ServicePeriod(c.Id, c.Kind, s.Number, s.ValidFrom, s.ValidTo))
            .ToListAsync(cancel);

    /// <summary>The region's municipalities by name, ended and coming ones too. The national tenant has none.</summary>
    public async Task<IReadOnlyList<MunicipalityPeriod>> MunicipalitiesAsync(CancellationToken cancel)
    {
        var rows = await db.Set<Municipality>().AsNoTracking().Where(m => m.Region == tenant.Id).ToListAsync(cancel);
        return
        [
            .. rows.Select(m => new MunicipalityPeriod(MunicipalityNumber.Parse(m.Number), m.Name, m.ValidFrom, m.ValidTo))
                .OrderBy(m => m.Name, NorwegianOrder),
        ];
    }

    private IReadOnlyList<ContactView> Sorted(IEnumerable<Contact> contacts)
    {
        var today = clock.TodayInOslo();
        return
        [
            .. contacts.Select(c => ContactView.Of(c, tenant.Language, today))
                .OrderBy(c => c.Kind).ThenBy(c => c.Name, NorwegianOrder),
        ];
    }
}
