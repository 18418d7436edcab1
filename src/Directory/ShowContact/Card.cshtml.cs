using System.Text;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.ShowContact;

/// <summary>The contact for an address book. The same for everyone: public particulars only.</summary>
public sealed class CardModel(ContactBook book) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await book.FindAsync(slug, cancel) is not { } contact)
            return NotFound();
        var card = VCard.Write(new VCardContact(
            contact.Id,
            contact.Kind,
            contact.Name,
            contact.Title,
            contact.Kind == ContactKind.ChiefPhysician ? null : "Nav",
            contact.Phone,
            contact.Email,
            string.Join('\n', [contact.Area, contact.Hours, .. contact.NotFor]),
            new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}{contact.Address}"),
            contact.ChangedAt));
        return File(Encoding.UTF8.GetBytes(card), VCard.ContentType, $"{contact.Slug}.vcf");
    }
}
