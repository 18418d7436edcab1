using System.Text;
using System.Text.RegularExpressions;

namespace KunnskapsPortal.Rules.Tests.Notifications;

/// <summary>
/// Reads a mail after the words of RFC 5322, 2045 and 2047, sharing nothing with the writer: it works on octets, and fails at a line break
/// that stands alone, a line that is too long, or an octet beyond ASCII.
/// </summary>
internal sealed partial class SmallMailReader
{
    private const int LongestLine = 998;

    private readonly string[] _lines;

    public SmallMailReader(byte[] message)
    {
        Assert.All(message, octet => Assert.InRange(octet, 1, 126));
        var text = Encoding.ASCII.GetString(message);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        _lines = text[..^2].Split("\r\n");
        Assert.All(_lines, line =>
        {
            Assert.DoesNotContain('\r', line);
            Assert.DoesNotContain('\n', line);
            Assert.InRange(line.Length, 0, LongestLine);
        });
        var at = 0;
        Head = Fields(ref at);
        var boundary = "--" + Regex.Match(Head.Single(field => field.Name == "Content-Type").Value, "boundary=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(boundary, _lines[at]);
        while (_lines[at++] == boundary)
        {
            var head = Fields(ref at);
            Assert.Equal("base64", head.Single(field => field.Name == "Content-Transfer-Encoding").Value);
            var body = new StringBuilder();
            for (; _lines[at] != boundary && _lines[at] != boundary + "--"; at++)
            {
                Assert.InRange(_lines[at].Length, 0, 76);
                body.Append(_lines[at]);
            }

            Parts.Add((head.Single(field => field.Name == "Content-Type").Value, new UTF8Encoding(false, true).GetString(Convert.FromBase64String(body.ToString()))));
        }

        Assert.Equal(_lines.Length, at);
    }

    public IReadOnlyList<(string Name, string Value)> Head { get; }

    public List<(string Type, string Text)> Parts { get; } = [];

    public IReadOnlyList<string> Names => [.. Head.Select(field => field.Name)];

    public string this[string name] => Head.Single(field => field.Name == name).Value;

    /// <summary>The words of a value: encoded words decoded, with the blanks between two of them gone.</summary>
    public static string Decode(string value)
    {
        var joined = BetweenWords().Replace(value, "");
        return Word().Replace(joined, match =>
        {
            Assert.InRange(match.Length, 1, 75);
            return new UTF8Encoding(false, true).GetString(Convert.FromBase64String(match.Groups[1].Value));
        });
    }

    /// <summary>The name in front of an address, and the address.</summary>
    public static (string Name, string Address) Mailbox(string value)
    {
        if (!value.EndsWith('>'))
            return ("", value);
        var at = value.LastIndexOf('<');
        var name = value[..at].Trim();
        return (name.StartsWith('"') ? Regex.Replace(name[1..^1], @"\\(.)", "$1") : Decode(name), value[(at + 1)..^1]);
    }

    private List<(string Name, string Value)> Fields(ref int at)
    {
        var fields = new List<(string Name, string Value)>();
        for (; _lines[at].Length > 0; at++)
        {
            if (_lines[at].Contains("=?", StringComparison.Ordinal))
                Assert.InRange(_lines[at].Length, 0, 76);
            if (_lines[at][0] == ' ')
                fields[^1] = (fields[^1].Name, (fields[^1].Value + _lines[at]).TrimStart());
            else
                fields.Add((_lines[at][.._lines[at].IndexOf(':', StringComparison.Ordinal)], _lines[at][(_lines[at].IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart()));
        }

        at++;
        return fields;
    }

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=")]
    private static partial Regex Word();
}
