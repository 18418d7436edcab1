using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>All entries of the tenant, for those who keep them.</summary>
[Requires(Permission.PublishContent)]
public sealed class KeepContactsModel(ContactBook book) : PageModel
{
    public IEnumerable<IGrouping<ContactKind, ContactView>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Groups = (await book.AllAsync(cancel)).GroupBy(contact => contact.Kind);
}
