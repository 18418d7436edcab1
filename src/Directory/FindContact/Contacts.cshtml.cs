using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.FindContact;

/// <summary>
/// Who do I call: those of a chosen municipality, district or GP office who answer the chosen topic first, then everybody else.
/// A signed-in GP meets the own municipality at once. The number of queries does not follow the number of contacts.
/// </summary>
[CachedPage("kommune", "om", Seconds = 60)]
public sealed class ContactsModel(ContactBook book, PublishedEntries lists, TenantContext tenant, Viewer viewer) : PageModel
{
    public Places Places { get; private set; } = null!;

    public Place? Chosen { get; private set; }

    public ContactTopic? Topic { get; private set; }

    /// <summary>Something was asked for that is not a place of this region today.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>The municipalities that the one asked for became; empty where it did not end.</summary>
    public IReadOnlyList<MunicipalityPeriod> Became { get; private set; } = [];

    public string? EndedMessage { get; private set; }

    public IReadOnlyList<ContactCard> ForChosen { get; private set; } = [];

    /// <summary>
    /// The people of the chosen place's Nav offices who answer the chosen topic, from the lists that the offices keep; where no topic
    /// is chosen or none of them is for it, nobody: the whole list is a link on the office's own page.
    /// </summary>
    public ILookup<Guid, ListedEntry> People { get; private set; } = Array.Empty<ListedEntry>().ToLookup(_ => Guid.Empty);

    public IReadOnlyList<ContactGroup> Groups { get; private set; } = [];

    public bool HasContacts { get; private set; }

    public bool HasDutyRota { get; private set; }

    public bool IsNational => tenant.Id == TenantId.National;

    public bool MayKeep => viewer.Has(Permission.PublishContent);

    /// <summary>Nobody in the region answers this: the doctors' line does.</summary>
    public bool IsForFallback => Topic is { } topic && ContactTopics.UsualKinds(topic).Count == 0 && ForChosen.Count == 0;

    public string UnknownMessage => Say(Texts.DirUnknownPlace, tenant.Tenant.Name);

    public string ChosenHeading => Topic is { } topic
        ? Say(Texts.DirForPlaceAbout, Chosen!.Name, ContactWords.Topic(topic).ToLower(CultureInfo.CurrentCulture))
        : Say(Texts.ForMunicipality, Chosen!.Name);

    /// <summary>What the chosen place has nobody for; null where it lacks nobody.</summary>
    public string? MissingMessage { get; private set; }

    public async Task OnGetAsync(string? kommune, string? om, CancellationToken cancel)
    {
        var contacts = await book.AllAsync(cancel);
        var moment = await book.MomentAsync(cancel);
        Places = new Places(await book.MunicipalitiesAsync(cancel), await book.ServicesAsync(cancel), contacts, moment.Now.Date);
        var cards = ContactCard.Of(contacts, Places);

        (HasContacts, HasDutyRota) = (cards.Count > 0, moment.HasDutyRota);
        Topic = ContactTopics.OfUrl(om);
        Chosen = string.IsNullOrWhiteSpace(kommune) ? Places.Find(OwnMunicipality) : Places.Find(kommune);
        IsUnknown = Chosen is null && !string.IsNullOrWhiteSpace(kommune);
        if (IsUnknown && Places.Ended(kommune) is { } ended)
        {
            Became = ended.Became;
            EndedMessage = Say(Texts.DirEndedPlace, ended.Was.Name, ended.Was.Number);
        }

        if (Chosen is not null)
        {
            ForChosen = [.. ContactCard.In(Places.ContactsFor(Chosen), contacts).Where(Answers)];
            if (Topic is { } topic)
                People = await PeopleAsync(topic, cancel);
            MissingMessage = Missing([.. ForChosen.Select(card => card.Contact.Kind)], Chosen.Name);
        }

        var shown = ForChosen.Select(card => card.Contact.Id).ToHashSet();
        Groups = [.. cards.Where(card => !shown.Contains(card.Contact.Id)).GroupBy(card => card.Contact.Kind).Select(g => new ContactGroup(g.Key, Heading(g.Key), [.. g]))];
        foreach (var contact in contacts)
            HttpContext.ShowsUntil(Confirmation.NextChange(contact.ConfirmedOn, moment.Now.Date, moment.FreshDays, moment.AgeingDays));
        HttpContext.ShowsUntil(Places.NextChange);
    }

    private async Task<ILookup<Guid, ListedEntry>> PeopleAsync(ContactTopic topic, CancellationToken cancel)
    {
        var offices = ForChosen.Where(card => card.Contact.Kind == ContactKind.NavOffice).Select(card => card.Contact.Id).ToList();
        var listed = await lists.OfOfficesAsync(offices, viewer.AsFieldReader(), cancel);
        return offices.SelectMany(office => listed[office].Where(entry => entry.Topic == topic).Select(entry => (office, entry)))
            .ToLookup(pair => pair.office, pair => pair.entry);
    }

    private string? OwnMunicipality => viewer.Workplaces.Select(place => place.MunicipalityNumber).FirstOrDefault(number => number is not null);

    private bool Answers(ContactCard card) => card.Contact.Kind != ContactKind.GpOffice
        && (Topic is not { } topic || topic.Answers(card.Contact.Kind, card.Contact.Topics));

    private string Heading(ContactKind kind) =>
        ForChosen.Any(card => card.Contact.Kind == kind) ? ContactWords.Others(kind) : ContactWords.Many(kind);

    private string? Missing(HashSet<ContactKind> found, string name)
    {
        bool Lacks(ContactKind kind) => !found.Contains(kind) && (Topic is not { } topic || ContactTopics.UsualKinds(topic).Contains(kind));
        var (lacksPhysician, lacksOffice) = (Lacks(ContactKind.AdvisoryPhysician), Lacks(ContactKind.NavOffice));
        return lacksPhysician && lacksOffice ? Say(Texts.MissingBoth, name)
            : lacksPhysician ? Say(Texts.MissingPhysician, name)
            : lacksOffice ? Say(Texts.MissingOffice, name)
            : null;
    }

    private static string Say(string sentence, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, sentence, arguments);
}

/// <summary>A contact on the list, with whom to try when nobody answers.</summary>
public sealed record ContactCard(ContactView Contact, ContactView? Next)
{
    /// <summary>A card for each contact, wherever the reader is: the next to try is one of the same kind that serves a place of its own.</summary>
    public static IReadOnlyList<ContactCard> Of(IReadOnlyList<ContactView> contacts, Places places)
    {
        var inPlace = places.Municipalities.Concat(places.Districts).Select(places.ContactsFor).ToList();
        return [.. contacts.Select(c => Card(c, inPlace.Where(ids => ids.Contains(c.Id)).SelectMany(ids => ids).Distinct(), contacts, kind => kind == c.Kind))];
    }

    /// <summary>Cards for those who serve one place: the next to try serves it too.</summary>
    public static IEnumerable<ContactCard> In(IReadOnlyList<Guid> serve, IReadOnlyList<ContactView> contacts) =>
        serve.Select(id => Card(contacts.First(c => c.Id == id), serve, contacts, kind => kind != ContactKind.GpOffice));

    private static ContactCard Card(ContactView contact, IEnumerable<Guid> beside, IReadOnlyList<ContactView> contacts, Func<ContactKind, bool> isWanted)
    {
        var known = contacts.ToDictionary(c => c.Id);
        var away = contacts.Where(c => c.Now.State == ReachState.Away).Select(c => c.Id).ToHashSet();
        var next = contact.Kind == ContactKind.GpOffice
            ? contact.NavOfficeId
            : NextToTry.After(
                contact.Id, contact.Kind, away.Contains(contact.Id), contact.DeputyId, contact.NextId,
                [.. beside.Select(id => (id, known[id].Kind)).Where(other => isWanted(other.Kind))], away);
        return new ContactCard(contact, next is { } id ? known.GetValueOrDefault(id) : null);
    }
}

public sealed record ContactGroup(ContactKind Kind, string Heading, IReadOnlyList<ContactCard> Cards);
