using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Every heading ends with an explicit <c>{#id}</c>: added the first time an item is saved, kept when the heading is
/// renamed, unique in the item. Supplements hang on these ids.
/// </summary>
public static class HeadingIds
{
    /// <summary>The body with an id on every heading. A body that has them all comes back unchanged.</summary>
    public static string Ensure(string body)
    {
        var lines = body.Split('\n');
        var taken = Headings(lines).Select(h => IdOf(lines[h])).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var at in Headings(lines))
        {
            if (IdOf(lines[at]) is not null)
                continue;
            var wanted = Slug.From(lines[at].TrimStart('#').Trim());
            var id = wanted;
            for (var n = 2; !taken.Add(id); n++)
                id = $"{wanted[..Math.Min(wanted.Length, Slug.MaxLength - 5)].TrimEnd('-')}-{n}";
            lines[at] = $"{lines[at].TrimEnd()} {{#{id}}}";
        }

        return string.Join('\n', lines);
    }

    /// <summary>The headings of level 2, with their ids, in order.</summary>
    public static IReadOnlyList<(string Id, string Text)> Outline(string body)
    {
        var lines = body.Split('\n');
        return [.. Headings(lines).Where(at => lines[at].StartsWith("## ", StringComparison.Ordinal))
            .Select(at => Take(lines[at][3..])).Where(h => h.Id is not null).Select(h => (h.Id!, h.Text.Trim()))];
    }

    /// <summary>Every heading with its level, 1 to 6, in order.</summary>
    public static IReadOnlyList<(int Level, string Text, string? Id)> Levels(string body)
    {
        var lines = body.Split('\n');
        return [.. Headings(lines).Select(at => (Level: lines[at].TakeWhile(c => c == '#').Count(), Heading: Take(lines[at].TrimStart('#').Trim())))
            .Select(h => (h.Level, h.Heading.Text, h.Heading.Id))];
    }

    /// <summary>Ids that stand on more than one heading.</summary>
    public static IReadOnlyList<string> Repeated(string body)
    {
        var lines = body.Split('\n');
        return [.. Headings(lines).Select(h => IdOf(lines[h])).OfType<string>().GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key)];
    }

    /// <summary>The id at the end of a heading's text, and the text before it.</summary>
    public static (string Text, string? Id) Take(string heading)
    {
        var trimmed = heading.TrimEnd();
        if (!trimmed.EndsWith('}'))
            return (heading, null);
        var open = trimmed.LastIndexOf("{#", StringComparison.Ordinal);
        if (open < 0)
            return (heading, null);
        var id = trimmed[(open + 2)..^1];
        return Slug.IsValid(id) ? (trimmed[..open].TrimEnd(), id) : (heading, null);
    }

    private static string? IdOf(string line) => Take(line).Id;

    private static IEnumerable<int> Headings(string[] lines)
    {
        var fenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced && IsHeading(line))
                yield return i;
        }
    }

    private static bool IsHeading(string line)
    {
        var level = line.TakeWhile(c => c == '#').Count();
        return level is >= 1 and <= 6 && line.Length > level && line[level] == ' ';
    }
}
