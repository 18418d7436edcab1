using System.Text;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.ShowContact;

/// <summary>The contact for an address book, with what the reader may see. A card taken home cannot be called back: no direct number is in it.</summary>
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
            contact.Kind is ContactKind.ChiefPhysician or ContactKind.GpOffice ? null : "Nav",
            contact.Phone,
            contact.Email,
            string.Join('\n', new[] { contact.Area, contact.Hours, contact.Reach }.Concat(contact.NotFor).Where(line => !string.IsNullOrEmpty(line))),
            new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}{contact.Address}"),
            contact.ChangedAt));
        return File(Encoding.UTF8.GetBytes(card), VCard.ContentType, $"{contact.Slug}.vcf");
    }
}
