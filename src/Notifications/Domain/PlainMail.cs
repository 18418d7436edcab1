using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>The plain text part of a mail: lines of at most 72 characters, links written out in angle brackets (RFC 3986, appendix C).</summary>
public static class PlainMail
{
    /// <summary>A longer line is broken between words. A longer word (an address) has a line of its own.</summary>
    public const int Width = 72;

    /// <summary>Blocks parted by blank lines, without a line end after the last.</summary>
    public static string Of(IElement body) => Blocks(body, Width);

    private static string Blocks(IElement holder, int width) =>
        string.Join("\n\n", holder.Children.Select(block => Block(block, width)).Where(text => text.Length > 0));

    private static string Block(IElement block, int width) => block.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => Heading(Wrap(Inline(block), width)),
        "ul" or "ol" => List(block, width),
        "table" when block.ClassName == MailBlocks.FactsClass => string.Join('\n', block.QuerySelectorAll("tr").Select(row => Fact(row, width))),
        "table" => string.Join('\n', block.QuerySelectorAll("tr").Select(row => string.Join(" | ", row.Children.Select(Inline)))),
        "blockquote" => Indent(Blocks(block, width - 2), "> ", "> "),
        "pre" => block.TextContent.TrimEnd('\n'),
        "hr" => new string('-', width),
        "p" when block.ClassName == MailBlocks.ActionClass && block.QuerySelector("a") is { } link => $"{Wrap(link.TextContent + ":", width)}\n{link.GetAttribute("href")}",
        _ => Wrap(Inline(block), width),
    };

    private static string Heading(string text) => $"{text}\n{new string('-', Math.Min(Width, text.Split('\n').Max(line => line.Length)))}";

    private static string Fact(IElement row, int width) =>
        Indent(Wrap($"{Inline(row.Children[0])}: {(row.Children.Length > 1 ? Inline(row.Children[1]) : "")}", width - 2), "", "  ");

    private static string List(IElement list, int width) => string.Join('\n', list.Children.Select((item, at) =>
    {
        var mark = list.LocalName == "ol" ? (at + 1).ToString(CultureInfo.InvariantCulture) + ". " : "- ";
        var inner = item.Children.Any(child => child.LocalName is "p" or "ul" or "ol") ? Mixed(item, width - mark.Length) : Wrap(Inline(item), width - mark.Length);
        return Indent(inner, mark, new string(' ', mark.Length));
    }));

    // A list in a list: its own words first, then the blocks in it.
    private static string Mixed(IElement item, int width)
    {
        var own = Wrap(string.Concat(item.ChildNodes.Where(node => node is not IElement { LocalName: "p" or "ul" or "ol" }).Select(InlineOf)), width);
        var blocks = item.Children.Where(child => child.LocalName is "p" or "ul" or "ol").Select(child => Block(child, width));
        return string.Join('\n', blocks.Prepend(own).Where(text => text.Length > 0));
    }

    private static string Inline(IElement element) => string.Concat(element.ChildNodes.Select(InlineOf));

    private static string InlineOf(INode node) => node switch
    {
        IText text => text.Data.Replace('\n', ' '),
        IElement { LocalName: "br" } => "\n",
        IElement { LocalName: "a" } link => Link(link),
        IElement element => Inline(element),
        _ => "",
    };

    private static string Link(IElement link)
    {
        var (words, address) = (Inline(link), link.GetAttribute("href") ?? "");
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || words == address)
            return words;
        return $"{words} <{address}>";
    }

    private static string Wrap(string text, int width) => string.Join('\n', text.Split('\n').Select(line => WrapLine(line, width))).Trim('\n');

    private static string WrapLine(string line, int width)
    {
        var wrapped = new StringBuilder();
        var length = 0;
        foreach (var word in line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
        {
            if (length > 0 && length + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                length = 0;
            }

            if (length > 0)
            {
                wrapped.Append(' ');
                length++;
            }

            wrapped.Append(word);
            length += word.Length;
        }

        return wrapped.ToString();
    }

    private static string Indent(string text, string first, string rest) =>
        string.Join('\n', text.Split('\n').Select((line, at) => ((at == 0 ? first : rest) + line).TrimEnd()));
}
