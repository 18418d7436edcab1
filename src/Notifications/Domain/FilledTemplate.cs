using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>
/// A template with a notice put in. The template has become HTML before any value comes near it, and values are set as the
/// text of nodes, so a value can never become markup, whatever stands in it.
/// </summary>
public static class FilledTemplate
{
    private static readonly string[] Kept = ["href", "scope", "start"];

    /// <summary>The subject: one line, never empty where the title is not.</summary>
    public static string Subject(string template, MailValues values)
    {
        var subject = Placeholders.OneLine(Placeholders.Fill(template, word => Placeholders.Inline.Contains(word) ? ValueOf(word, values) : null));
        return subject.Length > 0 ? subject : Placeholders.OneLine(values.Title);
    }

    /// <summary>The body, every link absolute.</summary>
    /// <param name="html">What the template's Markdown became: clean, with the words in braces in it.</param>
    /// <param name="values">What is put in.</param>
    public static IElement Body(string html, MailValues values)
    {
        var body = new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
        Plain(body, values.Root);
        var after = new Dictionary<INode, INode>();
        foreach (var text in body.Descendants<IText>().ToList())
        {
            var blocks = new List<IElement>();
            var filled = Placeholders.Fill(text.Data, word => ValueOf(word, values, body, blocks));
            if (filled == text.Data)
                continue;
            var top = TopOf(text, body);
            text.Data = filled;
            foreach (var block in blocks)
            {
                var before = after.GetValueOrDefault(top, top);
                body.InsertBefore(block, before.NextSibling);
                after[top] = block;
            }

            if (string.IsNullOrWhiteSpace(top.TextContent))
                body.RemoveChild(top);
        }

        return body;
    }

    private static string? ValueOf(string word, MailValues values) => word switch
    {
        Placeholders.Name => Placeholders.OneLine(values.Name),
        Placeholders.Title => Placeholders.OneLine(values.Title),
        Placeholders.Portal => Placeholders.OneLine(values.Portal),
        _ => null,
    };

    private static string? ValueOf(string word, MailValues values, IElement body, List<IElement> blocks)
    {
        switch (word)
        {
            case Placeholders.Text:
                blocks.AddRange(MailBlocks.Text(body.Owner!, values));
                return null;
            case Placeholders.Facts:
                blocks.AddRange(MailBlocks.Facts(body.Owner!, values));
                return null;
            case Placeholders.Button:
                blocks.AddRange(MailBlocks.Button(body.Owner!, values));
                return null;
            default:
                return ValueOf(word, values);
        }
    }

    private static INode TopOf(INode node, IElement body)
    {
        while (node.Parent != body)
            node = node.Parent!;
        return node;
    }

    // Mail programs know no classes of ours, and an address below the portal leads nowhere from a mail.
    private static void Plain(IElement body, string root)
    {
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            foreach (var attribute in element.Attributes.ToList().Where(a => !Kept.Contains(a.LocalName)))
                element.RemoveAttribute(attribute.LocalName);
            if (element.LocalName is "img" or "video" or "figure" or "figcaption")
                element.Replace([.. element.ChildNodes]);
            else if (element.LocalName == "a" && element.GetAttribute("href") is ['/', ..] inside)
                element.SetAttribute("href", root + inside);
            else if (element.LocalName == "a" && element.GetAttribute("href") is null or ['#', ..])
                element.Replace([.. element.ChildNodes]);
        }
    }
}
