using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Directory.ShowContact;

/// <summary>One contact. The direct number is there for confirmed members only; their answers are never cached.</summary>
[CachedPage]
public sealed class ContactModel(ContactBook book, Viewer viewer, IClock clock) : PageModel
{
    public ContactView Contact { get; private set; } = null!;

    public PhoneNumber? Direct { get; private set; }

    /// <summary>The names of the municipalities the contact serves today.</summary>
    public IReadOnlyList<string> Serves { get; private set; } = [];

    public bool IsSignedIn => viewer.IsSignedIn;

    public string SignInAddress => $"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(Request.PathBase + Request.Path)}";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await book.FindAsync(slug, cancel) is not { } contact)
            return NotFound();
        Contact = contact;
        Direct = (await book.DirectNumbersAsync(cancel)).GetValueOrDefault(contact.Id);
        var today = clock.TodayInOslo();
        var municipalities = await book.MunicipalitiesAsync(cancel);
        var services = (await book.ServicesAsync(cancel)).Where(s => s.ContactId == contact.Id).ToList();
        Serves =
        [
            .. municipalities
                .Where(m => ContactRouting.Holds(m.From, m.To, today) && ContactRouting.ContactsFor(m.Number, today, municipalities, services).Count > 0)
                .Select(m => m.Name),
        ];
        HttpContext.ShowsUntil(Confirmation.NextChange(contact.ConfirmedOn, today));
        HttpContext.ShowsUntil(ContactRouting.NextChange(services.Select(s => (s.From, s.To)), today));
        return Page();
    }
}
