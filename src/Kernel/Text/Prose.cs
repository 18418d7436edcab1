using System.Text;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Kernel.Text;

/// <summary>The words of a Markdown body without its marks. It reads line by line, so that no nesting can stop it.</summary>
internal static class Prose
{
    /// <summary>Paragraphs and items of lists (prose), and headings and rows of tables (not).</summary>
    public static IEnumerable<(bool IsProse, string Text)> Blocks(string markdown)
    {
        var paragraph = new StringBuilder();
        var fence = '\0';
        foreach (var raw in markdown.Split('\n'))
        {
            var line = raw.TrimStart(' ', '\t', '>').TrimEnd();
            var isFence = line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);
            var item = fence == '\0' ? ItemMark(line) : 0;
            var isOwn = isFence || fence != '\0' || item > 0 || line.Length == 0 || line[0] is '|' or '#' || IsRule(line) || IsDefinition(line);
            if (isOwn && paragraph.Length > 0)
            {
                yield return (true, Bare(paragraph.ToString()));
                paragraph.Clear();
            }

            if (isFence && (fence == '\0' || fence == line[0]))
                fence = fence == '\0' ? line[0] : '\0';
            else if (fence == '\0' && line.Length > 0 && line[0] == '#')
                yield return (false, Bare(HeadingIds.Take(line.TrimStart('#')).Text));
            else if (fence == '\0' && line.Length > 0 && line[0] == '|')
                yield return (false, Bare(line.Replace('|', ' ')));
            else if (item > 0 || !isOwn)
                paragraph.Append(line, item, line.Length - item).Append('\n');
        }

        if (paragraph.Length > 0)
            yield return (true, Bare(paragraph.ToString()));
    }

    private static int ItemMark(string line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 9 && char.IsAsciiDigit(line[digits]))
            digits++;
        var mark = line.AsSpan(digits);
        if (mark.Length < 2 || mark[1] != ' ')
            return 0;
        return (digits > 0 ? mark[0] is '.' or ')' : mark[0] is '-' or '*' or '+') ? digits + 2 : 0;
    }

    private static bool IsRule(string line) => line[0] is '-' or '=' or '*' or '_' && line.AsSpan().IndexOfAnyExcept(line[0], ' ') < 0;

    private static bool IsDefinition(string line) =>
        line[0] == '[' && line.IndexOf(']', StringComparison.Ordinal) is var end and > 0 && end + 1 < line.Length && line[end + 1] == ':';

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        var search = new Search(text);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            if (c == '\\' && char.IsPunctuation(next))
                bare.Append(text[++at]);
            else if (c == '`')
                at = search.After(at + 1, '`') ?? at;
            else if (c == '!' && next == '[')
                at = search.After(search.After(at, ']') ?? at, ')') ?? at;
            else if (c == ']' && next == '(')
                at = search.After(at, ')') ?? at;
            else if (c == '<' && (text.AsSpan(at + 1).StartsWith("http") || text.AsSpan(at + 1).StartsWith("mailto:")))
                at = search.After(at, '>') ?? at;
            else if (c == 'h' && (text.AsSpan(at).StartsWith("https://") || text.AsSpan(at).StartsWith("http://")))
                at = EndOfWord(text, at);
            else if (!(c is '*' or '[' or ']' or '~' || (c == '_' && !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(next)))))
                bare.Append(c);
        }

        return bare.ToString();
    }

    private static int EndOfWord(string text, int at)
    {
        while (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
            at++;
        return at;
    }

    // A sign that is not found once is never looked for again: the whole stays linear.
    private sealed class Search(string text)
    {
        private string gone = "";

        public int? After(int from, char sign)
        {
            if (gone.Contains(sign) || from >= text.Length)
                return null;
            var at = text.IndexOf(sign, from);
            if (at < 0)
                gone += sign;
            return at < 0 ? null : at;
        }
    }
}
