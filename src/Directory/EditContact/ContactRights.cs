using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>
/// Who may change which entry. Those who publish for the tenant change all of it; a Nav office's editor changes the office and
/// those that belong to it; who is listed changes the own entry, but not whom it serves or where it belongs.
/// </summary>
public sealed class ContactRights(PortalDb db, Viewer viewer)
{
    public bool KeepsAll => viewer.Has(Permission.PublishContent);

    public async Task<bool> MayEditAsync(Guid contact, CancellationToken cancel) =>
        viewer.IsMember && await db.Set<Contact>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == contact, cancel) is { } found && await MayEditAsync(found, cancel);

    public async Task<bool> MayEditAsync(Contact contact, CancellationToken cancel) =>
        KeepsAll || IsListed(contact) || await IsOfOwnOfficeAsync(contact, cancel);

    /// <summary>Only corrects the own entry.</summary>
    public bool IsListed(Contact contact) => viewer.IsMember && contact.PersonId is { } person && person == viewer.PersonId;

    /// <summary>
    /// Only those who keep the directory and the office itself say what a GP office's own line is and that it may be shown: who
    /// is to be shown it does not decide that. The same for the name of a Nav office, which its people are known by.
    /// </summary>
    public bool DecidesAll(Contact contact) => KeepsAll || (IsListed(contact) && contact.Kind != ContactKind.NavOffice);

    private async Task<bool> IsOfOwnOfficeAsync(Contact contact, CancellationToken cancel)
    {
        var own = viewer.Workplaces.Where(place => place.Role == Role.NavOfficeEditor).Select(place => place.Name).OfType<string>().ToList();
        if (own.Count == 0)
            return false;
        var office = contact.Kind == ContactKind.NavOffice ? contact.Bokmal.Name : await OfficeNameAsync(contact.NavOfficeId, cancel);
        return (FieldReader.Anyone with { Offices = own }).IsOfOffice(office);
    }

    private async Task<string?> OfficeNameAsync(Guid? office, CancellationToken cancel) => office is null
        ? null
        : await db.Set<Contact>().Where(c => c.Id == office && c.Kind == ContactKind.NavOffice).Select(c => c.Bokmal.Name).FirstOrDefaultAsync(cancel);
}
