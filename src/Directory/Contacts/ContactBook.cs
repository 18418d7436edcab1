using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Municipalities;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>
/// Reads the directory of the current tenant, in the reader's form and as the reader may see it. The only way from a stored
/// contact to a page, a card, an index or a list.
/// </summary>
public sealed class ContactBook(PortalDb db, TenantContext tenant, Viewer viewer, IClock clock)
{
    public static StringComparer NorwegianOrder { get; } = StringComparer.Create(new("nb-NO"), ignoreCase: true);

    /// <summary>All contacts as the viewer may see them, by kind and name. Four queries, whatever the number of rows.</summary>
    public async Task<IReadOnlyList<ContactView>> AllAsync(CancellationToken cancel) =>
        await ReadAsync(db.Set<Contact>(), viewer.AsFieldReader(), tenant.Language, cancel);

    public async Task<IReadOnlyList<ContactView>> OfKindAsync(ContactKind kind, CancellationToken cancel) =>
        await ReadAsync(db.Set<Contact>().Where(c => c.Kind == kind), viewer.AsFieldReader(), tenant.Language, cancel);

    public async Task<ContactView?> FindAsync(string slug, CancellationToken cancel) =>
        (await ReadAsync(db.Set<Contact>().Where(c => c.Slug == slug), viewer.AsFieldReader(), tenant.Language, cancel)).FirstOrDefault();

    /// <summary>All contacts as anyone may see them, whoever asks: for the search index and for copies that lie in browsers.</summary>
    public Task<IReadOnlyList<ContactView>> PublicAsync(Language language, CancellationToken cancel) =>
        ReadAsync(db.Set<Contact>(), FieldReader.Anyone, language, cancel);

    /// <summary>Who serves which municipality and when, past and coming periods too.</summary>
    public async Task<IReadOnlyList<ServicePeriod>> ServicesAsync(CancellationToken cancel) =>
        await db.Set<ContactMunicipality>()
            .Join(db.Set<Contact>(), s => s.ContactId, c => c.Id,
                (s, c) => new ServicePeriod(c.Id, c.Kind, s.Number, s.ValidFrom, s.ValidTo) { District = s.District })
            .ToListAsync(cancel);

    /// <summary>The region's municipalities by name, ended and coming ones too. The national tenant has none.</summary>
    public async Task<IReadOnlyList<MunicipalityPeriod>> MunicipalitiesAsync(CancellationToken cancel)
    {
        var rows = await db.Set<Municipality>().AsNoTracking().Where(m => m.Region == tenant.Id).ToListAsync(cancel);
        return
        [
            .. rows.Select(m => new MunicipalityPeriod(MunicipalityNumber.Parse(m.Number), m.Name, m.ValidFrom, m.ValidTo))
                .Concat(MunicipalityTable.Ended(tenant.Id))
                .OrderBy(m => m.Name, NorwegianOrder),
        ];
    }

    /// <summary>What the directory is read with now: the clock, red days and the tenant's own intervals. One query.</summary>
    public async Task<ContactMoment> MomentAsync(CancellationToken cancel)
    {
        var settings = await DirectorySettings.OfAsync(db, cancel);
        return new(clock.NowInOslo(), Holidays.IsRed, settings.FreshDays, settings.AgeingDays, settings.HasDutyRota);
    }

    private async Task<IReadOnlyList<ContactView>> ReadAsync(
        IQueryable<Contact> wanted, FieldReader reader, Language language, CancellationToken cancel)
    {
        var contacts = await wanted.AsNoTracking().ToListAsync(cancel);
        var moment = await MomentAsync(cancel);
        var serves = await ServedTodayAsync(moment.Now.Date, cancel);
        var offices = await db.Set<Contact>().Where(c => c.Kind == ContactKind.NavOffice).Select(c => new { c.Id, c.Bokmal.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return
        [
            .. contacts.Select(contact =>
                {
                    var visibility = ContactVisibility.Parse(contact.Visibility);
                    var office = contact.Kind == ContactKind.NavOffice ? contact.Bokmal.Name : contact.NavOfficeId is { } id ? offices.GetValueOrDefault(id) : null;
                    return ContactView.Of(contact, language, moment, field =>
                        (contact.PersonId is { } listed && listed == viewer.PersonId && reader.IsMember)
                        || reader.MaySee(visibility.For(contact.Kind, field), serves[contact.Id], office));
                })
                .OrderBy(c => c.Kind).ThenBy(c => c.Name, NorwegianOrder),
        ];
    }

    private async Task<ILookup<Guid, MunicipalityNumber>> ServedTodayAsync(LocalDate today, CancellationToken cancel)
    {
        var served = await db.Set<ContactMunicipality>().AsNoTracking().ToListAsync(cancel);
        return served.Where(s => ContactRouting.Holds(s.ValidFrom, s.ValidTo, today)).ToLookup(s => s.ContactId, s => s.Number);
    }
}
