using System.Security.Cryptography;
using System.Text;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>A heading and all text under it, to the next heading of the same or higher level. Sections of lower levels lie inside.</summary>
/// <param name="Id">The explicit <c>{#id}</c> of the heading; null where it has none.</param>
/// <param name="HeadingText">The words of the heading, without marks and id.</param>
/// <param name="Level">1 to 6.</param>
/// <param name="Start">Where the section begins, in characters from the start of the body.</param>
/// <param name="Text">The section as written, heading line included: exactly the characters of the body from <paramref name="Start"/>.</param>
public sealed record Section(string? Id, string HeadingText, int Level, int Start, string Text);

/// <summary>
/// The sections of a Markdown body. Headings are the lines that <see cref="HeadingIds"/> calls headings: one to six
/// <c>#</c> at the very start of a line outside fenced code. Any text is accepted; time grows with its length times the levels.
/// </summary>
public static class Sections
{
    /// <summary>All sections in the order they begin. The text before the first heading is in none of them.</summary>
    public static IReadOnlyList<Section> Of(string body)
    {
        var headings = Headings(body).ToList();
        var ends = new int[headings.Count];
        var open = new Stack<int>();
        for (var i = 0; i < headings.Count; i++)
        {
            while (open.TryPeek(out var before) && headings[before].Level >= headings[i].Level)
                ends[open.Pop()] = headings[i].Start;
            open.Push(i);
        }

        foreach (var last in open)
            ends[last] = body.Length;
        return [.. headings.Select((heading, i) =>
        {
            var (words, id) = HeadingIds.Take(heading.Line[heading.Level..]);
            return new Section(id, words.Trim(), heading.Level, heading.Start, body[heading.Start..ends[i]]);
        })];
    }

    /// <summary>The first section whose heading has the id; null where there is none.</summary>
    public static Section? Find(string body, string id) => Of(body).FirstOrDefault(section => section.Id == id);

    /// <summary>
    /// A mark of what a section says: SHA-256 (FIPS 180-4), 64 lower-case hex digits, of the text in NFC without heading ids
    /// and with every run of white space as one space. Wrapping lines anew keeps it, changing a word does not.
    /// </summary>
    /// <param name="text">The section with its heading, as in <see cref="Section.Text"/>.</param>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(text))));

    private static string Normalised(string text)
    {
        var bare = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (start, level, line) in Headings(text))
        {
            bare.Append(text, from, start - from).Append(HeadingIds.Take(line).Text);
            from = start + line.Length;
        }

        bare.Append(text, from, text.Length - from);
        return string.Join(' ', WellFormed.Nfc(bare.ToString()).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<(int Start, int Level, string Line)> Headings(string body)
    {
        var fenced = false;
        for (var start = 0; start < body.Length;)
        {
            var end = body.IndexOf('\n', start);
            if (end < 0)
                end = body.Length;
            var line = body.AsSpan(start, end - start);
            if (line.StartsWith("```") || line.StartsWith("~~~"))
                fenced = !fenced;
            else if (!fenced && Level(line) is var level and > 0)
                yield return (start, level, body[start..end]);
            start = end + 1;
        }
    }

    private static int Level(ReadOnlySpan<char> line)
    {
        var level = line.IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && line[level] == ' ' ? level : 0;
    }
}
