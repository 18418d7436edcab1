using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Library.ReadTools;

/// <summary>One tool: what it is for, who owns it and where it is.</summary>
[CachedPage]
public sealed class ToolModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => LibraryModule.Tool;
}
