using System.Globalization;
using System.Text;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Editorial.RuleChanges;

/// <summary>Writes the draft of an article about changed rules: one heading for each rule, what changed, and a link to it. Pure.</summary>
public static class RuleArticle
{
    public static ItemDocument Write(ContentKind article, string key, LocalDate from, LocalDate to, IReadOnlyList<RuleEntry> entries, LocalDate today)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["key"] = key,
            ["title"] = TitleOf(from, to),
            ["summary"] = string.Format(CultureInfo.CurrentCulture, Texts.RuleArticleSummary, entries.Select(entry => entry.Reference).Distinct().Count(), from.Long(), to.Long()),
            ["owner"] = entries[0].Version.Document.Text("owner"),
            ["audience"] = new List<string> { Audiences.Gp, Audiences.AdvisoryPhysician, Audiences.Counsellor },
            ["visibility"] = Visibilities.Public,
            ["checked"] = LocalDatePattern.Iso.Format(today),
            ["due"] = LocalDatePattern.Iso.Format(today.PlusYears(1)),
            ["form"] = "guide",
            ["related"] = entries.Select(entry => entry.Reference).Distinct(StringComparer.Ordinal).ToList(),
        };
        if (Sources(entries) is { Count: > 0 } sources)
            values["sources"] = sources;
        var (document, errors) = ContentParser.Parse(article, CanonicalWriter.Write(new ItemDocument(article, values, Body(entries))), Completeness.Draft);
        return document ?? throw new InvalidOperationException($"The article was written in a form that does not read: {errors[0].Message}");
    }

    public static string TitleOf(LocalDate from, LocalDate to) =>
        string.Format(CultureInfo.CurrentCulture, Texts.RuleArticleTitle, from.Long(), to.Long());

    private static string Body(IReadOnlyList<RuleEntry> entries)
    {
        var body = new StringBuilder(Texts.RuleArticleLead).Append("\n\n");
        foreach (var rule in entries.GroupBy(entry => entry.Reference))
        {
            body.Append("## ").Append(Plain(rule.First().Version.Document.Title)).Append("\n\n");
            foreach (var entry in rule)
            {
                body.Append(string.Format(CultureInfo.CurrentCulture, entry.IsNew ? Texts.RuleArticleNew : Texts.RuleArticleChanged, entry.Version.PublishedOn.Long())).Append("\n\n");
                foreach (var change in entry.Changes)
                    body.Append("* ").Append(Line(change)).Append('\n');
                body.Append('\n');
            }

            body.Append('[').Append(Texts.RuleArticleLink).Append("](").Append(rule.Key).Append(")\n\n");
        }

        return body.ToString().Trim('\n');
    }

    private static string Line(RuleChange change) => change switch
    {
        _ when change.Then.Length == 0 || change.Then == change.Now => $"{change.Label}: {Plain(change.Now)}",
        { Now: "" } => $"{change.Label}: {string.Format(CultureInfo.CurrentCulture, Texts.RuleArticleWas, Plain(change.Then))}",
        _ => $"{change.Label}: {Plain(change.Now)} {string.Format(CultureInfo.CurrentCulture, Texts.RuleArticleWas, Plain(change.Then))}",
    };

    // Every source once; a key that two sources share gets a number.
    private static List<FieldValues> Sources(IReadOnlyList<RuleEntry> entries)
    {
        var sources = new Dictionary<string, FieldValues>(StringComparer.Ordinal);
        foreach (var source in entries.SelectMany(entry => entry.Version.Document.Records("sources"))
            .DistinctBy(source => (source.Text(Kernel.Publishing.Sources.Source), source.Text("title"), source.Text("place"), source.Text("date"))))
        {
            var key = Enumerable.Range(1, sources.Count + 1).Select(n => n == 1 ? source.Key : $"{source.Key}-{n}").First(name => !sources.ContainsKey(name));
            var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["key"] = key };
            foreach (var name in new[] { Kernel.Publishing.Sources.Source, "title", "place", "url", "date", "status" })
            {
                if (source.TextOrNull(name) is { } value)
                    values[name] = value;
            }

            sources[key] = new FieldValues(values);
        }

        return [.. sources.Values];
    }

    /// <summary>One line, with the signs that Markdown would read as form written as themselves.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '|' or '#' or '{')
                plain.Append('\\');
            plain.Append(c);
        }

        return plain.ToString();
    }
}
