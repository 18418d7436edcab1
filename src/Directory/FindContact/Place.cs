using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Municipalities;
using NodaTime;

namespace KunnskapsPortal.Directory.FindContact;

/// <summary>Where the reader is: a municipality, a district of one, or a GP office.</summary>
/// <param name="Value">As in the address: four digits, six digits, or the slug of the GP office.</param>
public sealed record Place(string Value, string Name, MunicipalityNumber Municipality, DistrictNumber? District, ContactView? Office);

/// <summary>The places that can be chosen in a region on a day, and who serves them.</summary>
public sealed class Places
{
    private readonly IReadOnlyList<MunicipalityPeriod> _municipalities;
    private readonly IReadOnlyList<ServicePeriod> _services;
    private readonly LocalDate _today;

    public Places(IReadOnlyList<MunicipalityPeriod> municipalities, IReadOnlyList<ServicePeriod> services, IReadOnlyList<ContactView> contacts, LocalDate today)
    {
        (_municipalities, _services, _today) = (municipalities, services, today);
        var inUse = municipalities.Where(m => ContactRouting.Holds(m.From, m.To, today)).ToList();
        Municipalities = [.. inUse.Select(m => new Place(m.Number.Value, m.Name, m.Number, null, null))];
        Districts = [.. MunicipalityTable.Districts
            .Where(d => inUse.Any(m => m.Number == d.Number.Municipality))
            .Select(d => new Place(d.Number.Value, d.Name, d.Number.Municipality, d.Number, null))];
        Offices = [.. contacts.Where(c => c.Kind == ContactKind.GpOffice).Select(PlaceOf).OfType<Place>()];
    }

    public IReadOnlyList<Place> Municipalities { get; }

    public IReadOnlyList<Place> Districts { get; }

    public IReadOnlyList<Place> Offices { get; }

    /// <summary>The place an address names; null for nothing and for what is not a place of the region today.</summary>
    public Place? Find(string? value) =>
        Municipalities.Concat(Districts).Concat(Offices).FirstOrDefault(place => place.Value == value?.Trim());

    /// <summary>What an ended municipality of the region became; null where the text is none. Its name as it was, and those in use now.</summary>
    public (MunicipalityPeriod Was, IReadOnlyList<MunicipalityPeriod> Became)? Ended(string? value)
    {
        if (MunicipalityNumber.TryParse(value) is not { } number
            || _municipalities.Where(m => m.Number == number && m.To < _today).MaxBy(m => m.To) is not { } was)
            return null;
        var became = ContactRouting.BecomeOf(number, _today, _municipalities, MunicipalityTable.ContinuedAs);
        return became.Count == 0 ? null : (was, became);
    }

    /// <summary>Those who serve the place today, in the order to ask them. The Nav office that a GP office itself names stands first of its kind.</summary>
    public IReadOnlyList<Guid> ContactsFor(Place place)
    {
        var ids = ContactRouting.ContactsFor(place.Municipality, _today, _municipalities, _services, place.District);
        return place.Office?.NavOfficeId is { } office && ids.Contains(office) ? [office, .. ids.Where(id => id != office)] : ids;
    }

    /// <summary>The day after today on which what is shown changes by itself.</summary>
    public LocalDate? NextChange => ContactRouting.NextChange(
        _services.Select(s => (s.From, s.To)).Concat(_municipalities.Select(m => (m.From, m.To))), _today);

    private Place? PlaceOf(ContactView office)
    {
        var service = _services.FirstOrDefault(s => s.ContactId == office.Id && ContactRouting.Holds(s.From, s.To, _today));
        return service is null ? null : new Place(office.Slug, office.Name, service.Number, service.District, office);
    }
}
