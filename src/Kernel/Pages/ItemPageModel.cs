using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Kernel.Pages;

/// <summary>A page that shows one published item at <c>/…/{slug}</c>. At most six queries, whatever the item holds.</summary>
public abstract class ItemPageModel(PublishedContent content, TenantContext tenant) : PageModel
{
    public PublishedView Item { get; private set; } = null!;

    /// <summary>The body, parted where the region's supplements stand.</summary>
    public ItemBody Body { get; private set; } = ItemBody.Empty;

    /// <summary>The headings of the body, for "På denne siden".</summary>
    public IReadOnlyList<(string Id, string Text)> Headings { get; private set; } = [];

    public IReadOnlyList<ItemLink> Related { get; private set; } = [];

    public IReadOnlyList<CitedSource> Sources { get; private set; } = [];

    /// <summary>What the register says of the sources that the text cites, by key.</summary>
    protected IReadOnlyDictionary<string, ItemDocument> Register { get; private set; } = new Dictionary<string, ItemDocument>();

    /// <summary>Items that the kind's own fields point to, by reference (<c>case:key</c>).</summary>
    public IReadOnlyDictionary<string, ItemLink> Links { get; private set; } = new Dictionary<string, ItemLink>();

    public bool IsNational => Item.Owner == TenantId.National && tenant.Id != TenantId.National;

    /// <summary>The text's form where it differs from the page's: for the <c>lang</c> attribute.</summary>
    public string? ForeignLang => Item.Language == tenant.Language ? null : Item.Language.Code();

    /// <summary>The day on which it was to be read through again has passed.</summary>
    public bool IsOverdue => Item.Document.Date("due") < content.Today;

    /// <summary>Something of the page's own that stands after a section of the body, by the id of its heading; null for most pages.</summary>
    public virtual (string Section, PagePart Part)? Inset => null;

    protected abstract string KindName { get; }

    protected PublishedContent Published => content;

    public virtual async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await content.FindAsync(KindName, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        Item = found.Item;
        var supplements = IsNational ? await content.SupplementsAsync(Item, cancel) : [];
        var references = supplements.Select(s => s.Document).Prepend(Item.Document)
            .SelectMany(document => document.References()).Distinct().ToList();
        var links = Links = await content.LinksAsync(references, cancel);
        Register = await content.RegisterAsync([Item.Document], cancel);
        Sources = CitedSource.Of(Item.Document, Register.GetValueOrDefault);
        Body = ItemBody.Of(found, supplements, reference => links.GetValueOrDefault(reference), Request.PathBase, tenant.Language, Inset?.Section);
        Headings = HeadingIds.Outline(Item.Document.Body);
        Related = [.. Item.Document.List("related").Select(reference => links.GetValueOrDefault(reference)).OfType<ItemLink>()];
        return Page();
    }
}

/// <summary>A body ready to show: pieces of the text, and after each the supplements that hang there.</summary>
public sealed record ItemBody(IReadOnlyList<BodyPiece> Pieces)
{
    public static readonly ItemBody Empty = new([]);

    /// <summary>Every supplement is shown once: at the end of its section, or last where the section is gone.</summary>
    public static ItemBody Of(
        Found found, IReadOnlyList<PublishedView> supplements, Func<string, ItemLink?> link, string pathBase, Language reader, string? cutAfter = null)
    {
        var item = found.Item!;
        var shown = supplements.Select(supplement => ShownSupplement.Of(supplement, found, link, pathBase, reader)).ToList();
        var parts = MarkdownText.RenderParts(item.Document.Body, link, pathBase, [.. shown.Select(s => s.Heading).Append(cutAfter).OfType<string>()]);
        var there = parts.Select(part => part.Section).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new ItemBody([.. parts.Select(part => new BodyPiece(
            part.Html,
            [.. shown.Where(s => part.Section is null ? s.Heading is null || !there.Contains(s.Heading) : s.Heading == part.Section)],
            part.Section))]);
    }
}

/// <param name="Html">Safe HTML.</param>
/// <param name="Supplements">What the region adds here.</param>
/// <param name="Section">The id of the heading whose section ends here; null for the rest of the body.</param>
public sealed record BodyPiece(HtmlString Html, IReadOnlyList<ShownSupplement> Supplements, string? Section);

/// <param name="Title">Its own heading.</param>
/// <param name="Heading">The id of the national heading; null where it concerns the whole item.</param>
/// <param name="Lang">Its form where it differs from the page's.</param>
/// <param name="Drift">What has become of the national text under it.</param>
public sealed record ShownSupplement(string Key, string Title, HtmlString Html, string? Heading, string? Lang, Drift Drift, PublishedView View)
{
    internal static ShownSupplement Of(PublishedView supplement, Found found, Func<string, ItemLink?> link, string pathBase, Language reader)
    {
        // The text it was written under is the one in its own form, where that is published.
        var under = found.Forms.FirstOrDefault(form => form.Language == supplement.Language) ?? found.Item!;
        var drift = under.Language == supplement.Language ? Publishing.Supplements.DriftOf(supplement.Document, under.Document) : Drift.None;
        return new ShownSupplement(
            supplement.Key, supplement.Title,
            MarkdownText.Render(supplement.Document.Body, link, pathBase, headingsBelow: 2, idPrefix: $"tillegg-{supplement.Key}"),
            supplement.Document.TextOrNull(Publishing.Supplements.Heading),
            supplement.Language == reader ? null : supplement.Language.Code(), drift, supplement);
    }
}

/// <summary>What a page answers where there is nothing this viewer may read.</summary>
public static class Refusals
{
    /// <summary>
    /// Moved: the new address. Nothing there: not found. Something there, but not for this viewer: sign in first, or a page
    /// that says who it is for.
    /// </summary>
    public static IActionResult NotReadable(this PageModel page, Found found) =>
        found.MovedTo is { } address ? new RedirectResult(page.Request.PathBase + address)
        : !found.NotForThisViewer ? page.NotFound()
        : page.User.Identity?.IsAuthenticated == true ? page.StatusCode(403)
        : new RedirectResult($"{page.Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(page.Request.PathBase + page.Request.Path)}");
}
