using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>Stores an entry, new or changed, and counts it as confirmed today.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Stamp">When the entry was last changed as the form was opened; ignored for a new one.</param>
/// <param name="Serves">Whom it serves from the day on; null where the sender does not decide that.</param>
public sealed record SaveContact(Guid? Id, ContactKind Kind, ContactDraft Draft, long Stamp, ServedPlaces? Serves) : IRequest<SaveContactAnswer>;

/// <summary>The whole of what an entry serves, from a day on.</summary>
public sealed record ServedPlaces(IReadOnlySet<MunicipalityNumber> Municipalities, IReadOnlySet<DistrictNumber> Districts, LocalDate From);

/// <param name="Slug">Where the entry is, when it was stored.</param>
public sealed record SaveContactAnswer(SaveContactOutcome Outcome, string Slug = "");

public enum SaveContactOutcome
{
    Saved,
    Missing,

    /// <summary>Somebody else stored the entry after the form was opened; nothing is stored.</summary>
    ChangedMeanwhile,

    /// <summary>The account named is no confirmed member of the tenant.</summary>
    NoSuchMember,
}

internal sealed class SaveContactHandler(PortalDb db, IWriteLock writes, ContactRights rights, Publisher publisher, Viewer viewer, IClock clock)
    : IRequestHandler<SaveContact, SaveContactAnswer>
{
    public async Task<SaveContactAnswer> Handle(SaveContact request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        // First, so that those who write in the directory of one tenant stand in line: two forms or two equal names never meet.
        await publisher.RaiseRevisionAsync(cancellationToken);
        var draft = request.Draft;
        var contact = request.Id is { } id ? await db.Set<Contact>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) : await NewAsync(request, cancellationToken);
        if (contact is null || (request.Id is null ? !rights.KeepsAll : !await rights.MayEditAsync(contact, cancellationToken)))
            return new(SaveContactOutcome.Missing);
        if (request.Id is not null && contact.ChangedAt.ToUnixTimeTicks() != request.Stamp)
            return new(SaveContactOutcome.ChangedMeanwhile);
        if (rights.KeepsAll)
        {
            if (await MemberAsync(draft.Account, cancellationToken) is not { } member)
                return new(SaveContactOutcome.NoSuchMember);
            contact.PersonId = member.Person;
            contact.NavOfficeId = contact.Kind == ContactKind.NavOffice ? null : await ExistingAsync(draft.NavOfficeId, cancellationToken);
        }

        Fill(contact, draft, request.Id is null || rights.DecidesAll(contact), clock);
        contact.DeputyId = await ExistingAsync(draft.DeputyId, cancellationToken);
        contact.NextId = await ExistingAsync(draft.NextId, cancellationToken);
        if (request.Id is null)
            db.Add(contact);
        if (request.Serves is { } serves && rights.KeepsAll)
            await ServeAsync(contact, serves, cancellationToken);
        AuditLog.Add(db, clock, viewer, request.Id is null ? AuditActions.ContactAdded : AuditActions.ContactChanged, $"contact {contact.Slug}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(SaveContactOutcome.Saved, contact.Slug);
    }

    private static void Fill(Contact contact, ContactDraft draft, bool decidesAll, IClock clock)
    {
        var (keepsName, keepsLine) = (!decidesAll && contact.Kind == ContactKind.NavOffice, !decidesAll && contact.Kind == ContactKind.GpOffice);
        contact.Bokmal = keepsName ? draft.Bokmal with { Name = contact.Bokmal.Name } : draft.Bokmal;
        contact.Nynorsk = keepsName ? draft.Nynorsk with { Name = contact.Nynorsk.Name } : draft.Nynorsk;
        if (!keepsLine)
            (contact.DirectPhone, contact.ConsentOn) = (draft.DirectPhone, draft.ConsentOn);
        (contact.Area, contact.Phone) = (draft.Area, draft.Phone);
        (contact.Email, contact.StreetAddress, contact.Opening) = (draft.Email, draft.StreetAddress, draft.Opening);
        (contact.Languages, contact.Specialties, contact.Topics) = (draft.Languages, draft.Specialties, draft.Topics);
        (contact.Visibility, contact.NavContact) = (draft.Visibility, draft.NavContact);
        (contact.AwayFrom, contact.AwayTo) = (draft.AwayFrom, draft.AwayTo);
        contact.ConfirmedOn = clock.TodayInOslo();
        contact.ChangedAt = clock.GetCurrentInstant();
    }

    private async Task<Contact> NewAsync(SaveContact request, CancellationToken cancel)
    {
        var wanted = Slug.From(request.Draft.Bokmal.Name);
        var taken = await db.Set<Contact>().Select(c => c.Slug).ToListAsync(cancel);
        var slug = wanted;
        for (var n = 2; taken.Contains(slug) || ContactAddresses.Reserved.Contains(slug); n++)
            slug = $"{wanted}-{n}";
        return new Contact
        {
            Id = Guid.CreateVersion7(),
            Slug = slug,
            Kind = request.Kind,
            Bokmal = request.Draft.Bokmal,
            Nynorsk = request.Draft.Nynorsk,
            Area = "",
            Phone = "",
            Email = "",
            Languages = "",
            Specialties = "",
        };
    }

    /// <summary>The confirmed member with this address; a null person for an empty address; null where there is no such member.</summary>
    private async Task<(Guid? Person, bool)?> MemberAsync(string address, CancellationToken cancel)
    {
        if (address.Length == 0)
            return (null, true);
        var normalized = address.ToUpperInvariant();
        var now = clock.GetCurrentInstant();
        var memberships = await db.Set<Membership>().AsNoTracking()
            .Join(db.Set<Account>().Where(a => a.NormalizedEmail == normalized), m => m.PersonId, a => a.Id, (m, _) => m)
            .ToListAsync(cancel);
        return memberships.Find(m => m.IsConfirmed(now)) is { } member ? (member.PersonId, true) : null;
    }

    private async Task<Guid?> ExistingAsync(Guid? id, CancellationToken cancel) =>
        id is { } wanted && await db.Set<Contact>().AnyAsync(c => c.Id == wanted, cancel) ? wanted : null;

    private async Task ServeAsync(Contact contact, ServedPlaces serves, CancellationToken cancel)
    {
        var stored = await db.Set<ContactMunicipality>().Where(s => s.ContactId == contact.Id).ToListAsync(cancel);
        var open = stored.Where(s => s.ValidTo is null || s.ValidTo >= serves.From).ToList();
        foreach (var row in open.Where(s => s.District is { } d ? !serves.Districts.Contains(d) : !serves.Municipalities.Contains(s.Number)))
        {
            if (row.ValidFrom >= serves.From)
                db.Remove(row);
            else
                row.ValidTo = serves.From.PlusDays(-1);
        }

        var wanted = serves.Municipalities.Select(number => (Number: number, District: (DistrictNumber?)null))
            .Concat(serves.Districts.Select(district => (Number: district.Municipality, District: (DistrictNumber?)district)));
        db.AddRange(wanted.Where(place => !open.Any(s => s.Number == place.Number && s.District == place.District)).Select(place => new ContactMunicipality
        {
            Id = Guid.CreateVersion7(),
            ContactId = contact.Id,
            Number = place.Number,
            District = place.District,
            ValidFrom = serves.From,
        }));
    }
}

/// <summary>The last parts of addresses below /kontakt that are pages, and so never a contact's.</summary>
public static class ContactAddresses
{
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string> { "rediger", "lister", "vakt", "ny" };
}
