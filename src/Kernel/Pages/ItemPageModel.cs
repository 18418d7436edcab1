using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Kernel.Pages;

/// <summary>A page that shows one published item at <c>/…/{slug}</c>. Three queries, whatever the item holds.</summary>
public abstract class ItemPageModel(PublishedContent content, TenantContext tenant) : PageModel
{
    public PublishedView Item { get; private set; } = null!;

    public HtmlString Body { get; private set; } = HtmlString.Empty;

    /// <summary>The headings of the body, for "På denne siden".</summary>
    public IReadOnlyList<(string Id, string Text)> Headings { get; private set; } = [];

    public IReadOnlyList<ItemLink> Related { get; private set; } = [];

    public bool IsNational => Item.Owner == TenantId.National && tenant.Id != TenantId.National;

    /// <summary>The text's form where it differs from the page's: for the <c>lang</c> attribute.</summary>
    public string? ForeignLang => Item.Language == tenant.Language ? null : Item.Language.Code();

    protected abstract string KindName { get; }

    protected PublishedContent Published => content;

    public virtual async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await content.FindAsync(KindName, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        Item = found.Item;
        var references = MarkdownText.References(Item.Document.Body).Concat(Item.Document.List("related")).ToList();
        var links = await content.LinksAsync(references, cancel);
        Body = MarkdownText.Render(Item.Document.Body, reference => links.GetValueOrDefault(reference), Request.PathBase);
        Headings = HeadingIds.Outline(Item.Document.Body);
        Related = [.. Item.Document.List("related").Select(reference => links.GetValueOrDefault(reference)).OfType<ItemLink>()];
        return Page();
    }
}

/// <summary>What a page answers where there is nothing this viewer may read.</summary>
public static class Refusals
{
    /// <summary>
    /// Nothing there: not found. Something there, but not for this viewer: sign in first, or a page that says who it is for.
    /// </summary>
    public static IActionResult NotReadable(this PageModel page, Found found) =>
        !found.NotForThisViewer ? page.NotFound()
        : page.User.Identity?.IsAuthenticated == true ? page.StatusCode(403)
        : new RedirectResult($"{page.Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(page.Request.PathBase + page.Request.Path)}");
}
