using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>On "Min side": the entry the person is listed with, and when it was last confirmed. Nothing for others.</summary>
internal sealed class MyEntryPart(PortalDb db, Viewer viewer, TenantContext tenant) : IMyPagePart
{
    public int Order => 60;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        if (!viewer.IsMember)
            return null;
        var person = viewer.PersonId;
        var entries = await db.Set<Contact>().AsNoTracking().Where(c => c.PersonId == person).ToListAsync(cancel);
        return entries.Count == 0
            ? null
            : new PagePart("/EditContact/_MyEntry.cshtml", entries.ConvertAll(c => new MyEntry(c.In(tenant.Language).Name, c.Slug, c.ConfirmedOn)));
    }
}

/// <summary>An entry of the directory that is the reader's own.</summary>
public sealed record MyEntry(string Name, string Slug, LocalDate ConfirmedOn);
