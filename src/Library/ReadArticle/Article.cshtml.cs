using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Library.ReadArticle;

/// <summary>One article.</summary>
[CachedPage]
public sealed class ArticleModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => LibraryModule.Article;
}
