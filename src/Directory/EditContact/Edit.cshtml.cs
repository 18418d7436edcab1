using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.FindContact;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>Corrects an entry. Who may not gets "not found".</summary>
[Authorize]
public class EditModel(IMediator mediator, PortalDb db, ContactRights rights, ContactBook book) : PageModel
{
    public ContactForm Form { get; private set; } = null!;

    public Contact? Contact { get; private set; }

    public long Stamp { get; private set; }

    public bool IsConflict { get; private set; }

    public Places Places { get; private set; } = null!;

    public IReadOnlyList<ContactView> Others { get; private set; } = [];

    /// <summary>The values of the ticked municipalities and districts.</summary>
    public IReadOnlySet<string> Served { get; private set; } = new HashSet<string>();

    public string ServedFrom { get; private set; } = "";

    public bool DecidesPlaces => rights.KeepsAll;

    public string Heading => Contact is null ? $"{Texts.DirNew}: {ContactWords.One(Form.Kind)}" : Contact.Bokmal.Name;

    public string Action => Contact is null ? $"/kontakt/rediger/ny?slag={Form.Kind.Word()}" : $"/kontakt/{Contact.Slug}/rediger";

    public IReadOnlyList<FormGroup> Groups => ContactFormLayout.Of(Form, Others, Contact?.Id, rights.KeepsAll);

    public async Task<IActionResult> OnGetAsync(string? slug, string? slag, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, slag, cancel))
            return NotFound();
        Form = Contact is null ? ContactForm.Blank(Kind(slag)!.Value) : ContactForm.Of(Contact, await AccountAsync(cancel), IsListedOnly, DecidesAll);
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? slug, string? slag, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, slag, cancel))
            return NotFound();
        var sent = await Request.ReadFormAsync(cancel);
        Form = ContactForm.Of(Contact?.Kind ?? Kind(slag)!.Value, IsListedOnly, DecidesAll, sent);
        await LoadAsync(cancel);
        var today = (await book.MomentAsync(cancel)).Now.Date;
        var serves = rights.KeepsAll ? ReadPlaces(sent, today) : null;
        Stamp = long.TryParse(sent["stempel"], System.Globalization.CultureInfo.InvariantCulture, out var stamp) ? stamp : 0;
        if (ContactDraft.Read(Form, today) is { } draft)
        {
            var answer = await mediator.Send(new SaveContact(Contact?.Id, Form.Kind, draft, Stamp, serves), cancel);
            switch (answer.Outcome)
            {
                case SaveContactOutcome.Saved:
                    return LocalRedirect($"~/kontakt/{answer.Slug}");
                case SaveContactOutcome.Missing:
                    return NotFound();
                case SaveContactOutcome.NoSuchMember:
                    Form.Fail("konto", Texts.DirNoSuchMember);
                    break;
                default:
                    IsConflict = true;
                    // What was typed is kept; the new stamp says that the person has now been told.
                    Stamp = await db.Set<Contact>().Where(c => c.Id == Contact!.Id).Select(c => c.ChangedAt).FirstAsync(cancel) is var at ? at.ToUnixTimeTicks() : 0;
                    Response.StatusCode = StatusCodes.Status409Conflict;
                    return Page();
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? slug, CancellationToken cancel) =>
        slug is not null && await mediator.Send(new RemoveContact(slug), cancel) ? LocalRedirect("~/kontakt/rediger") : NotFound();

    private bool DecidesAll => Contact is null || rights.DecidesAll(Contact);

    private bool IsListedOnly => Contact is not null && rights.IsListed(Contact) && !rights.KeepsAll;

    private static ContactKind? Kind(string? slag) => ContactKinds.All.Where(kind => kind.Word() == slag).Select(kind => (ContactKind?)kind).FirstOrDefault();

    private async Task<bool> OpenAsync(string? slug, string? slag, CancellationToken cancel)
    {
        if (slug is null)
            return rights.KeepsAll && Kind(slag) is not null;
        Contact = await db.Set<Contact>().AsNoTracking().FirstOrDefaultAsync(c => c.Slug == slug, cancel);
        if (Contact is null || !await rights.MayEditAsync(Contact, cancel))
            return false;
        Stamp = Contact.ChangedAt.ToUnixTimeTicks();
        return true;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Others = await book.AllAsync(cancel);
        var today = (await book.MomentAsync(cancel)).Now.Date;
        var services = await book.ServicesAsync(cancel);
        Places = new Places(await book.MunicipalitiesAsync(cancel), services, Others, today);
        Served = services.Where(s => s.ContactId == Contact?.Id && ContactRouting.Holds(s.From, s.To, today))
            .Select(s => s.District?.Value ?? s.Number.Value).ToHashSet();
    }

    private ServedPlaces ReadPlaces(IFormCollection sent, LocalDate today)
    {
        Served = sent["sted"].OfType<string>().ToHashSet();
        ServedFrom = sent["sted-fra"].ToString();
        var from = today;
        if (ServedFrom.Length > 0)
        {
            if (LocalDatePattern.Iso.Parse(ServedFrom) is { Success: true } day)
                from = day.Value;
            else
                Form.Fail("sted-fra", Texts.DirBadDate);
        }

        var known = Places.Municipalities.Concat(Places.Districts).Where(place => Served.Contains(place.Value)).ToList();
        return new ServedPlaces(
            known.Where(place => place.District is null).Select(place => place.Municipality).ToHashSet(),
            known.Select(place => place.District).OfType<DistrictNumber>().ToHashSet(), from);
    }

    private async Task<string?> AccountAsync(CancellationToken cancel) => rights.KeepsAll && Contact?.PersonId is { } person
        ? await db.Set<Account>().Where(a => a.Id == person).Select(a => a.Email).FirstOrDefaultAsync(cancel)
        : null;
}

/// <summary>Adds an entry of the kind that the address names.</summary>
[Requires(Permission.PublishContent)]
public sealed class NewModel(IMediator mediator, PortalDb db, ContactRights rights, ContactBook book) : EditModel(mediator, db, rights, book);
