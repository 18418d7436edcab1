using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.SmallGroups.ReadKits;

/// <summary>One kit: plan, opening talk, cases, leader's notes and evaluation. Prints on its own.</summary>
[CachedPage]
public sealed class KitModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => SmallGroupsModule.Kit;

    public IEnumerable<ItemLink> Cases => Item.Document.List("cases").Select(Links.GetValueOrDefault).OfType<ItemLink>();

    public ItemLink? Evaluation => Links.GetValueOrDefault(Item.Document.Text("evaluation"));
}
