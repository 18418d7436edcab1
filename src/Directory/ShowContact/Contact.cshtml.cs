using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.EditContact;
using KunnskapsPortal.Directory.FindContact;
using KunnskapsPortal.Directory.Municipalities;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.ShowContact;

/// <summary>One contact, as the reader may see it; answers to signed-in readers are never cached.</summary>
[CachedPage(Seconds = 60)]
public sealed class ContactModel(ContactBook book, ContactRights rights, Viewer viewer) : PageModel
{
    public ContactView Contact => Card.Contact;

    public ContactCard Card { get; private set; } = null!;

    /// <summary>The names of the municipalities and districts the contact serves today.</summary>
    public IReadOnlyList<string> Serves { get; private set; } = [];

    public bool MayEdit { get; private set; }

    public bool IsSignedIn => viewer.IsSignedIn;

    public string SignInAddress => $"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(Request.PathBase + Request.Path)}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var contacts = await book.AllAsync(cancel);
        if (!contacts.Any(c => c.Slug == slug))
            return NotFound();
        var moment = await book.MomentAsync(cancel);
        var today = moment.Now.Date;
        var services = await book.ServicesAsync(cancel);
        var municipalities = await book.MunicipalitiesAsync(cancel);
        var places = new Places(municipalities, services, contacts, today);
        Card = ContactCard.Of(contacts, places).First(card => card.Contact.Slug == slug);
        MayEdit = await rights.MayEditAsync(Contact.Id, cancel);
        Serves =
        [
            .. places.Municipalities.Where(place => services.Any(s => s.ContactId == Contact.Id && s.District is null && s.Number == place.Municipality && ContactRouting.Holds(s.From, s.To, today)))
                .Select(place => place.Name),
            .. MunicipalityTable.Districts.Where(d => services.Any(s => s.ContactId == Contact.Id && s.District == d.Number && ContactRouting.Holds(s.From, s.To, today)))
                .Select(d => d.Name),
        ];
        HttpContext.ShowsUntil(Confirmation.NextChange(Contact.ConfirmedOn, today, moment.FreshDays, moment.AgeingDays));
        HttpContext.ShowsUntil(ContactRouting.NextChange(services.Where(s => s.ContactId == Contact.Id).Select(s => (s.From, s.To)), today));
        return Page();
    }
}
