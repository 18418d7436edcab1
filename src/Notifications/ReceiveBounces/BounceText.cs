using System.Text.RegularExpressions;
using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Notifications.ReceiveBounces;

/// <summary>What a message that came to a return address says.</summary>
public abstract record Bounce
{
    private Bounce()
    {
    }

    /// <summary>The mail did not arrive, and nobody tries any more.</summary>
    /// <param name="Mail">Which.</param>
    /// <param name="Status">The enhanced code (RFC 3463).</param>
    public sealed record Failed(Guid Mail, string Status) : Bounce;

    /// <summary>A report about one of our mails that changes nothing: it is late, or has arrived.</summary>
    public sealed record Harmless : Bounce;

    /// <summary>No report about a mail of ours.</summary>
    public sealed record NotOurs : Bounce;
}

/// <summary>
/// Reads a delivery report (RFC 3464, in a <c>multipart/report</c> of RFC 6522). Which mail it is about stands in the address it came to; else
/// in the Message-ID of the mail that lies in it. Anybody may have written it: nothing is believed but an id that only the recipient has seen.
/// </summary>
public static partial class BounceText
{
    // What no report has; more is not looked at.
    private const int MostLines = 40_000;
    private static readonly string[] AddressFields = ["x-original-to", "delivered-to", "envelope-to", "to"];

    /// <param name="text">The whole message, one character per octet.</param>
    /// <param name="domain">The domain of our return addresses and Message-IDs.</param>
    public static Bounce Read(string text, string domain)
    {
        var lines = text.Split('\n', MostLines + 1).Take(MostLines).Select(line => line.TrimEnd('\r')).ToArray();
        var at = lines.Length > 0 && lines[0].StartsWith("From ", StringComparison.Ordinal) ? 1 : 0;
        var head = Fields(lines, ref at);
        if (!Value(head, "content-type").Contains("multipart/report", StringComparison.OrdinalIgnoreCase)
            || Boundary().Match(Value(head, "content-type")) is not { Success: true } boundary)
            return new Bounce.NotOurs();
        var (report, returned) = Parts(lines, at, "--" + boundary.Groups["name"].Value);
        var mail = AddressFields.Select(field => ReturnAddress.FindReturn(Value(head, field), domain)).FirstOrDefault(id => id is not null)
            ?? ReturnAddress.FindMessageId(returned, domain);
        if (mail is not { } id || report.Count == 0)
            return new Bounce.NotOurs();
        var failed = report.FirstOrDefault(group => Value(group, "action").Trim().Equals("failed", StringComparison.OrdinalIgnoreCase));
        return failed is null ? new Bounce.Harmless()
            : new Bounce.Failed(id, Status().Match(Value(failed, "status")) is { Success: true } status ? status.Value : "5.0.0");
    }

    /// <summary>The groups of fields of the report, and the Message-ID of the mail that was sent back.</summary>
    private static (List<ILookup<string, string>> Report, string Returned) Parts(string[] lines, int at, string mark)
    {
        var report = new List<ILookup<string, string>>();
        var returned = "";
        for (at = Next(lines, at, mark); at < lines.Length; at = Next(lines, at, mark))
        {
            var type = Value(Fields(lines, ref at), "content-type").TrimStart();
            if (type.StartsWith("message/delivery-status", StringComparison.OrdinalIgnoreCase) || type.StartsWith("message/global-delivery-status", StringComparison.OrdinalIgnoreCase))
            {
                while (at < lines.Length && !lines[at].StartsWith(mark, StringComparison.Ordinal))
                    report.Add(Fields(lines, ref at, mark));
            }
            else if (type.StartsWith("message/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("text/rfc822-headers", StringComparison.OrdinalIgnoreCase))
            {
                returned = Value(Fields(lines, ref at, mark), "message-id");
            }
        }

        return (report, returned);
    }

    /// <summary>The line after the next boundary; past the end where none comes.</summary>
    private static int Next(string[] lines, int at, string mark)
    {
        while (at < lines.Length && !lines[at].StartsWith(mark, StringComparison.Ordinal))
            at++;
        return at + 1;
    }

    /// <summary>A group of header fields, unfolded, up to an empty line or a boundary.</summary>
    private static ILookup<string, string> Fields(string[] lines, ref int at, string? mark = null)
    {
        var fields = new List<(string Name, List<string> Lines)>();
        for (; at < lines.Length && lines[at].Length > 0 && (mark is null || !lines[at].StartsWith(mark, StringComparison.Ordinal)); at++)
        {
            var line = lines[at];
            if (line[0] is ' ' or '\t')
            {
                if (fields.Count > 0)
                    fields[^1].Lines.Add(line);
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                fields.Add((line[..colon].Trim().ToLowerInvariant(), [line[(colon + 1)..]]));
        }

        if (at < lines.Length && lines[at].Length == 0)
            at++;
        return fields.ToLookup(field => field.Name, field => string.Concat(field.Lines));
    }

    private static string Value(ILookup<string, string> fields, string name) => string.Join('\n', fields[name]);

    [GeneratedRegex("""boundary\s*=\s*(?:"(?<name>[^"\r\n]{1,70})"|(?<name>[^\s;"]{1,70}))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"(?<![0-9.])[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex Status();
}
