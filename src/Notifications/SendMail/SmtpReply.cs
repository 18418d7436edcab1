using System.Globalization;
using System.Text.RegularExpressions;
using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>A server's answer (RFC 5321, 4.2). Its text is read for the extensions of EHLO only, and never kept.</summary>
public sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 300;

    public bool IsForGood => Code is >= 500 and < 600;

    /// <summary>The enhanced code (RFC 2034) where it fits the code.</summary>
    public string? Enhanced => EnhancedCode().Match(Lines[^1]) is { Success: true } match && match.Value[0] - '0' == Code / 100 ? match.Value : null;

    public MailReply At(SmtpStep step) => new(Code.ToString(CultureInfo.InvariantCulture), step, Enhanced);

    /// <summary>Reads one line: its code, its text and whether more lines follow. Null for what is no answer.</summary>
    public static (int Code, string Text, bool HasMore)? ReadLine(string line) =>
        Line().Match(line) is { Success: true } match
            ? (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[3].Value, match.Groups[2].Value == "-")
            : null;

    [GeneratedRegex(@"^([2-5][0-9][0-9])(?:([ -])(.*))?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])", RegexOptions.CultureInvariant)]
    private static partial Regex EnhancedCode();
}
