using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Library.ReadPage;

/// <summary>A national page that stands outside the tenants.</summary>
public abstract class StatementModel(PublishedContent content, string slug) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
{
    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    public HtmlString Body { get; private set; } = HtmlString.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if ((await content.FindAsync(LibraryModule.Page, slug, cancel)).Item is not { } item)
            return NotFound();
        var links = await content.LinksAsync(MarkdownText.References(item.Document.Body), cancel);
        (Title, Lead) = (item.Title, item.Document.Summary);
        Body = MarkdownText.Render(item.Document.Body, reference => links.GetValueOrDefault(reference), $"/{TenantId.National}");
        return Page();
    }
}

[OutsideTenants]
[CachedPage]
public sealed class AccessibilityModel(PublishedContent content) : StatementModel(content, "tilgjengelighet");

[OutsideTenants]
[CachedPage]
public sealed class PrivacyModel(PublishedContent content) : StatementModel(content, "personvern");
