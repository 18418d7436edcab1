using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Search.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.FindInSearch;

/// <summary>Gives the search index every contact in both forms, with the municipalities it serves today. No number is in it.</summary>
public sealed class ContactSearchSource(PortalDb db, ContactBook book, IClock clock) : ISearchSource
{
    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var contacts = await db.Set<Contact>().AsNoTracking().ToListAsync(cancel);
        var municipalities = await book.MunicipalitiesAsync(cancel);
        var services = await book.ServicesAsync(cancel);
        var serves = municipalities
            .Where(m => ContactRouting.Holds(m.From, m.To, today))
            .SelectMany(m => ContactRouting.ContactsFor(m.Number, today, municipalities, services).Select(id => (id, m.Name)))
            .ToLookup(pair => pair.id, pair => pair.Name);
        return
        [
            .. contacts.SelectMany(contact => new[] { Language.Bokmal, Language.Nynorsk }
                .Select(language => Document(ContactView.Of(contact, language, today), language, serves[contact.Id]))),
        ];
    }

    private static SearchDocument Document(ContactView contact, Language language, IEnumerable<string> municipalities) => new(
        contact.Slug,
        "kontakt",
        () => Texts.KindContact,
        language,
        contact.Name,
        $"{contact.Title}, {contact.Area}. {contact.Hours}.",
        string.Join(". ", contact.Answers.Concat(contact.NotFor).Concat(contact.Specialties).Concat(contact.Languages).Concat(municipalities)),
        [],
        [],
        Visibilities.Public,
        contact.Address);
}
