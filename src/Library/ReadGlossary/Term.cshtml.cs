using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Library.ReadGlossary;

/// <summary>One word, what it means and what else it is called.</summary>
[CachedPage]
public sealed class TermModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => LibraryModule.Term;
}
