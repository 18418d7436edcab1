using AngleSharp.Dom;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>The pieces of a mail that are more than words in a sentence.</summary>
internal static class MailBlocks
{
    public const string FactsClass = "facts";
    public const string ActionClass = "action";
    public const string DetailClass = "detail";

    /// <summary>Paragraphs, and under them the sections of a letter.</summary>
    public static IEnumerable<IElement> Text(IDocument document, MailValues values)
    {
        var text = values.Text.Replace("\r", "", StringComparison.Ordinal);
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var p = document.CreateElement("p");
            var lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Placeholders.OneLine);
            foreach (var (line, at) in lines.Select((line, at) => (line, at)))
            {
                if (at > 0)
                    p.AppendChild(document.CreateElement("br"));
                p.AppendChild(document.CreateTextNode(line));
            }

            yield return p;
        }

        foreach (var section in values.Sections)
        {
            yield return With(document, "h2", section.Title);
            var list = document.CreateElement("ul");
            foreach (var entry in section.Entries)
                list.AppendChild(Entry(document, entry, values.Root));
            yield return list;
        }
    }

    /// <summary>A table with a heading for each row; nothing where there are no facts.</summary>
    public static IEnumerable<IElement> Facts(IDocument document, MailValues values)
    {
        if (values.Facts.Count == 0)
            yield break;
        var table = document.CreateElement("table");
        table.ClassName = FactsClass;
        var rows = document.CreateElement("tbody");
        table.AppendChild(rows);
        foreach (var (label, value) in values.Facts)
        {
            var row = document.CreateElement("tr");
            var head = With(document, "th", label);
            head.SetAttribute("scope", "row");
            row.AppendChild(head);
            row.AppendChild(With(document, "td", value));
            rows.AppendChild(row);
        }

        yield return table;
    }

    /// <summary>A link that looks like a button: forms and script are not shown by mail programs.</summary>
    public static IEnumerable<IElement> Button(IDocument document, MailValues values)
    {
        if (values.Button.Length == 0)
            yield break;
        var p = document.CreateElement("p");
        p.ClassName = ActionClass;
        p.AppendChild(Link(document, values.Button, values.Root + values.ButtonAddress));
        yield return p;
    }

    private static IElement Entry(IDocument document, MailEntry entry, string root)
    {
        var item = document.CreateElement("li");
        item.AppendChild(Link(document, entry.Title, root + entry.Address));
        foreach (var (text, name) in new[] { (entry.Detail, DetailClass), (entry.Text, "") })
        {
            if (text.Length == 0)
                continue;
            item.AppendChild(document.CreateElement("br"));
            var line = With(document, "span", text);
            if (name.Length > 0)
                line.ClassName = name;
            item.AppendChild(line);
        }

        return item;
    }

    private static IElement Link(IDocument document, string words, string address)
    {
        var link = With(document, "a", words);
        link.SetAttribute("href", address);
        return link;
    }

    private static IElement With(IDocument document, string name, string text)
    {
        var element = document.CreateElement(name);
        element.TextContent = Placeholders.OneLine(text);
        return element;
    }
}
