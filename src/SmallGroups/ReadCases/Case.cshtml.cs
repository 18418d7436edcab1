using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.SmallGroups.ReadCases;

/// <summary>One case: the story, then step by step what happens, each step opened when the group is ready.</summary>
[CachedPage]
public sealed class CaseModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => SmallGroupsModule.Case;
}
