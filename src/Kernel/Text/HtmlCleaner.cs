using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>
/// The allow-list: what is not on it does not reach a reader. Images and videos come from the media library only.
/// </summary>
internal static class HtmlCleaner
{
    private static readonly HashSet<string> Elements =
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "hr", "br",
         "table", "thead", "tbody", "tr", "th", "td", "img"];

    private static readonly HashSet<string> Attributes = ["href", "id", "scope", "src", "alt", "title", "start"];

    /// <param name="html">What the Markdown became.</param>
    /// <param name="files">The files that the text may show, by address.</param>
    public static IElement Clean(string html, IReadOnlyDictionary<string, ItemLink> files)
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
            else if (element.LocalName == "img")
                Show(element, files);
        }

        foreach (var table in document.Body.QuerySelectorAll("table"))
            MarkTable(table);
        return document.Body;
    }

    private static void Show(IElement image, IReadOnlyDictionary<string, ItemLink> files)
    {
        if (!files.TryGetValue(image.GetAttribute("src") ?? "", out var file))
        {
            image.Replace(image.Owner!.CreateTextNode(image.GetAttribute("alt") ?? ""));
            return;
        }

        var alt = image.GetAttribute("alt") is { Length: > 0 } said ? said : file.Alt ?? file.Title;
        var shown = file.ContentType!.StartsWith("image/", StringComparison.Ordinal) ? Picture(image, file, alt)
            : file.ContentType.StartsWith("video/", StringComparison.Ordinal) ? Video(image, alt)
            : Download(image, alt);
        var caption = image.GetAttribute("title");
        image.RemoveAttribute("title");
        var alone = image.ParentElement is { LocalName: "p" } p && p.ChildNodes.Length == 1 ? p : null;
        if (shown != image)
            image.Replace(shown);
        if (alone is not null && shown.LocalName != "a")
            AsFigure(alone, shown, caption);
    }

    private static IElement Picture(IElement image, ItemLink file, string alt)
    {
        image.SetAttribute("alt", alt);
        image.SetAttribute("loading", "lazy");
        if (file.Width is { } width && file.Height is { } height)
        {
            image.SetAttribute("width", width.ToString(System.Globalization.CultureInfo.InvariantCulture));
            image.SetAttribute("height", height.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return image;
    }

    private static IElement Video(IElement image, string alt)
    {
        var video = image.Owner!.CreateElement("video");
        video.SetAttribute("controls", "");
        video.SetAttribute("preload", "metadata");
        video.SetAttribute("src", image.GetAttribute("src")!);
        video.SetAttribute("aria-label", alt);
        return video;
    }

    private static IElement Download(IElement image, string words)
    {
        var link = image.Owner!.CreateElement("a");
        link.SetAttribute("href", image.GetAttribute("src")!);
        link.ClassName = "ds-link";
        link.TextContent = words;
        return link;
    }

    private static void AsFigure(IElement paragraph, IElement shown, string? caption)
    {
        var figure = paragraph.Owner!.CreateElement("figure");
        paragraph.Replace(figure);
        figure.AppendChild(shown);
        if (string.IsNullOrWhiteSpace(caption))
            return;
        var words = paragraph.Owner.CreateElement("figcaption");
        words.TextContent = caption;
        figure.AppendChild(words);
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
        link.RemoveAttribute("title");
        var href = link.GetAttribute("href") ?? "";
        var isOut = href.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        // Browsers read a backslash as a slash: "/\host" leads out like "//host".
        var isInside = href.StartsWith('#') || (href is ['/', not ('/' or '\\'), ..] or "/");
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
