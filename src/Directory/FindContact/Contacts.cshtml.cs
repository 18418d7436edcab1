using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Directory.FindContact;

/// <summary>Who do I call: those of a chosen municipality first, then everybody else. Three queries, four for a member.</summary>
[CachedPage("kommune")]
public sealed class ContactsModel(ContactBook book, TenantContext tenant, IClock clock) : PageModel
{
    public IReadOnlyList<MunicipalityPeriod> Choices { get; private set; } = [];

    public MunicipalityPeriod? Chosen { get; private set; }

    /// <summary>Something was asked for that is not a municipality of this region today.</summary>
    public bool IsUnknown { get; private set; }

    public IReadOnlyList<ContactCard> ForChosen { get; private set; } = [];

    public IReadOnlyList<ContactGroup> Groups { get; private set; } = [];

    public bool HasContacts { get; private set; }

    public bool IsNational => tenant.Id == TenantId.National;

    public string UnknownMessage => Say(Texts.UnknownMunicipality, tenant.Tenant.Name);

    public string ChosenHeading => Say(Texts.ForMunicipality, Chosen!.Name);

    /// <summary>What the chosen municipality has nobody for; null where it has both.</summary>
    public string? MissingMessage { get; private set; }

    public async Task OnGetAsync(string? kommune, CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var contacts = await book.AllAsync(cancel);
        var municipalities = await book.MunicipalitiesAsync(cancel);
        var services = await book.ServicesAsync(cancel);
        var direct = await book.DirectNumbersAsync(cancel);
        var cards = contacts.Select(c => new ContactCard(c, direct.GetValueOrDefault(c.Id))).ToList();

        HasContacts = cards.Count > 0;
        Choices = [.. municipalities.Where(m => ContactRouting.Holds(m.From, m.To, today))];
        Chosen = MunicipalityNumber.TryParse(kommune) is { } number ? ContactRouting.MunicipalityOn(number, today, municipalities) : null;
        IsUnknown = Chosen is null && !string.IsNullOrWhiteSpace(kommune);
        if (Chosen is not null)
        {
            var ids = ContactRouting.ContactsFor(Chosen.Number, today, municipalities, services);
            ForChosen = [.. ids.Select(id => cards.First(card => card.Contact.Id == id))];
            MissingMessage = Missing([.. ForChosen.Select(card => card.Contact.Kind)], Chosen.Name);
        }

        Groups = [.. cards.Except(ForChosen).GroupBy(card => card.Contact.Kind).Select(g => new ContactGroup(g.Key, Heading(g.Key), [.. g]))];
        foreach (var contact in contacts)
            HttpContext.ShowsUntil(Confirmation.NextChange(contact.ConfirmedOn, today));
        HttpContext.ShowsUntil(ContactRouting.NextChange(
            services.Select(s => (s.From, s.To)).Concat(municipalities.Select(m => (m.From, m.To))), today));
    }

    private string Heading(ContactKind kind) =>
        ForChosen.Any(card => card.Contact.Kind == kind) ? ContactWords.Others(kind) : ContactWords.Many(kind);

    private static string? Missing(HashSet<ContactKind> found, string name)
    {
        var lacksPhysician = !found.Contains(ContactKind.AdvisoryPhysician);
        var lacksOffice = !found.Contains(ContactKind.NavOffice);
        return lacksPhysician && lacksOffice ? Say(Texts.MissingBoth, name)
            : lacksPhysician ? Say(Texts.MissingPhysician, name)
            : lacksOffice ? Say(Texts.MissingOffice, name)
            : null;
    }

    private static string Say(string sentence, string name) => string.Format(CultureInfo.CurrentCulture, sentence, name);
}

/// <summary>A contact on the list.</summary>
/// <param name="Direct">The direct number; null for anyone but a confirmed member.</param>
public sealed record ContactCard(ContactView Contact, PhoneNumber? Direct);

public sealed record ContactGroup(ContactKind Kind, string Heading, IReadOnlyList<ContactCard> Cards);
