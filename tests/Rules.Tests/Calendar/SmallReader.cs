using System.Text;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>
/// Reads iCalendar after the words of RFC 5545, sharing nothing with the writer: it works on octets, unfolds, splits at
/// the first colon outside quotes, and unescapes.
/// </summary>
internal static class SmallReader
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The lines as sent, without CRLF. Fails where a line does not end in CRLF or is not UTF-8.</summary>
    public static IReadOnlyList<byte[]> Lines(string text)
    {
        var octets = Strict.GetBytes(text);
        var lines = new List<byte[]>();
        var start = 0;
        for (var at = 0; at < octets.Length; at++)
        {
            if (octets[at] == '\n')
                throw new FormatException("A line feed stands alone.");
            if (octets[at] != '\r')
                continue;
            if (at + 1 >= octets.Length || octets[at + 1] != '\n')
                throw new FormatException("A carriage return stands alone.");
            lines.Add(octets[start..at]);
            start = ++at + 1;
        }

        if (start != octets.Length)
            throw new FormatException("The last line has no end.");
        foreach (var line in lines)
            Strict.GetCharCount(line);
        return lines;
    }

    /// <summary>Name with parameters, and raw value, of every content line.</summary>
    public static IReadOnlyList<(string Name, string Value)> Properties(string text)
    {
        var whole = new List<List<byte>>();
        foreach (var line in Lines(text))
        {
            if (line.Length > 0 && line[0] is (byte)' ' or (byte)'\t')
                whole[^1].AddRange(line[1..]);
            else
                whole.Add([.. line]);
        }

        return [.. whole.Select(line => Strict.GetString([.. line])).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return (line[..colon], line[(colon + 1)..]);
        })];
    }

    /// <summary>The TEXT values of the property, unescaped; a comma that is not escaped separates two values.</summary>
    public static IReadOnlyList<string> Texts(string text, string name) =>
        [.. Properties(text).Where(property => property.Name == name).SelectMany(property => Unescape(property.Value))];

    private static List<string> Unescape(string value)
    {
        var values = new List<string>();
        var current = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == ',')
            {
                values.Add(current.ToString());
                current.Clear();
            }
            else if (value[at] == '\\')
            {
                current.Append(value[++at] switch
                {
                    'n' or 'N' => '\n',
                    '\\' or ';' or ',' => value[at],
                    _ => throw new FormatException($"\\{value[at]} means nothing."),
                });
            }
            else
            {
                current.Append(value[at]);
            }
        }

        values.Add(current.ToString());
        return values;
    }
}
