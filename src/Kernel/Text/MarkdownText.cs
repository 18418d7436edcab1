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

/// <summary>
/// Markdown to safe HTML. Raw HTML is not understood, extensions are chosen one by one, and what comes out passes an
/// allow-list of elements, attributes and link schemes before anyone sees it.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly HashSet<string> Elements =
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "hr", "br",
         "table", "thead", "tbody", "tr", "th", "td"];

    private static readonly HashSet<string> Attributes = ["href", "id", "class", "scope"];

    /// <summary>References <c>kind:key</c> that the text links to.</summary>
    public static IReadOnlyList<string> References(string markdown) =>
        [.. Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().Select(link => link.Url).Where(IsReference).Distinct()!];

    /// <summary>The text alone, for searching and summaries.</summary>
    public static string Plain(string markdown)
    {
        var html = new HtmlParser().ParseDocument(Render(markdown, _ => null, "").Value!);
        return string.Join(' ', html.Body!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Renders the text.</summary>
    /// <param name="markdown">Canonical Markdown.</param>
    /// <param name="link">The item behind <c>kind:key</c>; null shows the words without a link.</param>
    /// <param name="pathBase">The path of tenant and written form, put before the address of every item.</param>
    /// <param name="headingsBelow">How many levels the headings are moved down, where the text stands under a heading of the page.</param>
    /// <param name="idPrefix">Put before every heading id, where several texts stand on one page.</param>
    public static HtmlString Render(
        string markdown, Func<string, ItemLink?> link, string pathBase, int headingsBelow = 0, string? idPrefix = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            MoveId(heading, idPrefix);
            heading.Level = Math.Min(6, heading.Level + headingsBelow);
        }

        foreach (var inline in document.Descendants<LinkInline>().Where(l => IsReference(l.Url)).ToList())
        {
            if (link(inline.Url!) is { } item)
                inline.Url = pathBase + item.Address;
            else
                inline.Url = null;
        }

        return new HtmlString(Clean(document.ToHtml(Pipeline)));
    }

    private static bool IsReference(string? url) =>
        url is not null && url.Split(':') is [var kind, var key] && Slug.IsValid(kind) && Slug.IsValid(key);

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

    private static string Clean(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        foreach (var element in document.Body!.QuerySelectorAll("*").ToList())
        {
            if (!Elements.Contains(element.LocalName))
            {
                element.Replace([.. element.ChildNodes]);
                continue;
            }

            foreach (var attribute in element.Attributes.ToList().Where(a => !Attributes.Contains(a.LocalName)))
                element.RemoveAttribute(attribute.LocalName);
            if (element.LocalName == "a")
                CleanLink(element);
            else
                element.RemoveAttribute("class");
        }

        foreach (var table in document.Body.QuerySelectorAll("table"))
            MarkTable(table);
        return document.Body.ChildNodes.ToHtml();
    }

    // The style sheet stacks the cells on narrow screens: the roles keep it a table, and each cell says its column.
    private static void MarkTable(IElement table)
    {
        table.ClassName = "ds-table";
        table.SetAttribute("role", "table");
        var columns = table.QuerySelectorAll("th").ToList();
        foreach (var column in columns)
            column.SetAttribute("scope", "col");
        foreach (var part in table.QuerySelectorAll("thead, tbody, tr, th, td"))
            part.SetAttribute("role", part.LocalName switch { "tr" => "row", "th" => "columnheader", "td" => "cell", _ => "rowgroup" });
        foreach (var row in table.QuerySelectorAll("tbody tr"))
        {
            foreach (var (cell, column) in row.Children.Zip(columns).Skip(1))
                cell.SetAttribute("data-label", column.TextContent);
        }
    }

    private static void CleanLink(IElement link)
    {
        var href = link.GetAttribute("href") ?? "";
        var isOut = href.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        var isInside = href.StartsWith('#') || (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal));
        var isAddress = href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
        if (!isOut && !isInside && !isAddress)
        {
            link.Replace([.. link.ChildNodes]);
            return;
        }

        link.ClassName = "ds-link";
        if (isOut)
            link.SetAttribute("rel", "noopener noreferrer");
    }
}
