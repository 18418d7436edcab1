using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using KunnskapsPortal.Kernel.Publishing;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>A piece of a rendered body.</summary>
/// <param name="Html">Safe HTML of whole top-level blocks.</param>
/// <param name="Section">The id of the section that ends here; null for the last piece.</param>
public sealed record BodyPart(HtmlString Html, string? Section);

/// <summary>
/// Markdown to safe HTML. Raw HTML is not understood, extensions are chosen one by one, and what comes out passes an
/// allow-list of elements, attributes and link schemes before anyone sees it. Never throws for bad input.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>References <c>kind:key</c> and <c>media:key</c> that the text links to or shows.</summary>
    public static IReadOnlyList<string> References(string markdown) =>
        [.. Parse(markdown).Descendants<LinkInline>().Select(link => link.Url).Where(IsReference).Distinct()!];

    /// <summary>How many images say nothing to those who do not see them.</summary>
    public static int ImagesWithoutAlt(string markdown) =>
        Parse(markdown).Descendants<LinkInline>().Count(link => link.IsImage && string.IsNullOrWhiteSpace(AltOf(link)));

    /// <summary>The text alone, for searching and summaries.</summary>
    public static string Plain(string markdown)
    {
        var html = new HtmlParser().ParseDocument(Render(markdown, _ => null, "").Value!);
        return string.Join(' ', html.Body!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Renders the text.</summary>
    /// <param name="markdown">Canonical Markdown.</param>
    /// <param name="link">The item or file behind <c>kind:key</c>; null shows the words without a link, and no image.</param>
    /// <param name="pathBase">The path of tenant and written form, put before the address of every item.</param>
    /// <param name="headingsBelow">How many levels the headings are moved down, where the text stands under a heading of the page.</param>
    /// <param name="idPrefix">Put before every heading id, where several texts stand on one page.</param>
    public static HtmlString Render(
        string markdown, Func<string, ItemLink?> link, string pathBase, int headingsBelow = 0, string? idPrefix = null) =>
        new(RenderBody(markdown, link, pathBase, headingsBelow, idPrefix).ChildNodes.ToHtml());

    /// <summary>Renders the text in pieces, parted where the named sections end. A section that is not there parts nothing.</summary>
    public static IReadOnlyList<BodyPart> RenderParts(
        string markdown, Func<string, ItemLink?> link, string pathBase, IReadOnlyCollection<string> sections)
    {
        var body = RenderBody(markdown, link, pathBase, 0, null);
        var nodes = body.ChildNodes.ToList();
        var ends = sections.Distinct().Select(id => (Id: id, End: EndOf(nodes, id))).Where(s => s.End > 0)
            .OrderBy(s => s.End).ThenByDescending(s => LevelOf(nodes, s.Id)).ToList();
        var parts = new List<BodyPart>();
        var from = 0;
        foreach (var (id, end) in ends)
        {
            parts.Add(new BodyPart(Html(nodes[from..end]), id));
            from = end;
        }

        parts.Add(new BodyPart(Html(nodes[from..]), null));
        return parts;
    }

    private static HtmlString Html(List<INode> nodes) => new(string.Concat(nodes.Select(node => node.ToHtml())));

    private static int EndOf(List<INode> nodes, string id)
    {
        var start = nodes.FindIndex(node => node is IElement element && element.Id == id);
        if (start < 0)
            return -1;
        var level = Level(nodes[start]);
        var end = nodes.FindIndex(start + 1, node => Level(node) is > 0 and var next && next <= level);
        return end < 0 ? nodes.Count : end;
    }

    private static int LevelOf(List<INode> nodes, string id) => Level(nodes.Find(node => node is IElement element && element.Id == id)!);

    private static int Level(INode node) => node is IElement { LocalName: ['h', >= '1' and <= '6' and var digit] } ? digit - '0' : 0;

    private static IElement RenderBody(string markdown, Func<string, ItemLink?> link, string pathBase, int headingsBelow, string? idPrefix)
    {
        var document = Parse(markdown);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            MoveId(heading, idPrefix);
            heading.Level = Math.Min(6, heading.Level + headingsBelow);
        }

        var files = new Dictionary<string, ItemLink>(StringComparer.Ordinal);
        foreach (var inline in document.Descendants<LinkInline>().ToList())
        {
            var item = IsReference(inline.Url) ? link(inline.Url!) : null;
            if (item is not null)
                inline.Url = pathBase + item.Address;
            else if (IsReference(inline.Url) || inline.IsImage)
                inline.Url = null;
            if (item?.ContentType is not null)
                files[inline.Url!] = item;
        }

        return HtmlCleaner.Clean(ToHtml(document, markdown), files);
    }

    // Markdig gives up, when reading or when writing, on text that is nested deeper than any page. Such a text is refused when
    // it is saved (TextLimits); here, in a preview, it is shown as it is typed.
    private static string ToHtml(MarkdownDocument document, string markdown)
    {
        try
        {
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            return AsTyped(markdown).ToHtml(Pipeline);
        }
    }

    private static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return AsTyped(markdown);
        }
    }

    private static MarkdownDocument AsTyped(string markdown)
    {
        var document = new MarkdownDocument();
        document.Add(new ParagraphBlock { Inline = new ContainerInline().AppendChild(new LiteralInline(markdown)) });
        return document;
    }

    private static bool IsReference(string? url) =>
        url is not null && url.Split(':') is [var kind, var key] && Slug.IsValid(kind) && Slug.IsValid(key);

    private static string AltOf(LinkInline image) => string.Concat(image.Descendants<LiteralInline>().Select(text => text.Content.ToString()));

    private static void MoveId(HeadingBlock heading, string? prefix)
    {
        if (heading.Inline?.LastChild is not LiteralInline last)
            return;
        var (text, id) = HeadingIds.Take(last.Content.ToString());
        if (id is null)
            return;
        last.Content = new Markdig.Helpers.StringSlice(text);
        heading.GetAttributes().Id = prefix is null ? id : $"{prefix}-{id}";
    }
}
