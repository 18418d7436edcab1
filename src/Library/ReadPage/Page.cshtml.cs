using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Library.ReadPage;

/// <summary>A plain page: who is behind the portal, the doctors' line.</summary>
[CachedPage]
public sealed class PageModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => LibraryModule.Page;
}
