using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.Contracts;

/// <summary>Which contacts of the current tenant exist, for modules that point to <c>/kontakt/{slug}</c>.</summary>
public sealed class ContactLinks(PortalDb db, TenantContext tenant)
{
    /// <summary>
    /// The names, in the reader's form, of those of these contacts that exist here; others are left out, and all are where the
    /// tenant has no directory. A name is public. One query whatever the number, none for no slugs.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> slugs, CancellationToken cancel)
    {
        var asked = slugs.Distinct().ToArray();
        if (asked.Length == 0 || !tenant.Tenant.Has("Directory"))
            return new Dictionary<string, string>();
        var isNynorsk = tenant.Language == Language.Nynorsk;
        return await db.Set<Contact>().AsNoTracking().Where(c => asked.Contains(c.Slug))
            .Select(c => new { c.Slug, Name = isNynorsk ? c.Nynorsk.Name : c.Bokmal.Name })
            .ToDictionaryAsync(c => c.Slug, c => c.Name, cancel);
    }
}
