using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Search.Contracts;

namespace KunnskapsPortal.Directory.FindInSearch;

/// <summary>
/// Gives the search index every contact in both forms, as anyone may see it, with the municipalities it serves today. No number
/// is in it, and nothing that is for some readers only.
/// </summary>
public sealed class ContactSearchSource(ContactBook book) : ISearchSource
{
    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(CancellationToken cancel)
    {
        var today = (await book.MomentAsync(cancel)).Now.Date;
        var municipalities = await book.MunicipalitiesAsync(cancel);
        var services = await book.ServicesAsync(cancel);
        var serves = municipalities
            .Where(m => ContactRouting.Holds(m.From, m.To, today))
            .SelectMany(m => ContactRouting.ContactsFor(m.Number, today, municipalities, services).Select(id => (id, m.Name)))
            .ToLookup(pair => pair.id, pair => pair.Name);
        var documents = new List<SearchDocument>();
        foreach (var language in new[] { Language.Bokmal, Language.Nynorsk })
            documents.AddRange((await book.PublicAsync(language, cancel)).Select(contact => Document(contact, language, serves[contact.Id])));
        return documents;
    }

    private static SearchDocument Document(ContactView contact, Language language, IEnumerable<string> municipalities) => new(
        contact.Slug,
        "kontakt",
        () => Texts.KindContact,
        language,
        contact.Name,
        $"{contact.Title}, {contact.Area}. {contact.Hours}".TrimEnd('.', ' ') + ".",
        string.Join(". ", contact.Answers.Concat(contact.NotFor).Concat(contact.Specialties).Concat(contact.Languages).Concat(municipalities)),
        [],
        [],
        Visibilities.Public,
        contact.Address);
}
