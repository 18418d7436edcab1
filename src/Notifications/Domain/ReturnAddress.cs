using System.Text.RegularExpressions;

namespace KunnskapsPortal.Notifications.Domain;

/// <summary>
/// The names that a mail bears in the post, made from its id: the address that it comes back to and its Message-ID. Both are the same
/// however often the mail is sent. The tenant is not in them: the part before the at-sign may be 64 characters at the most (RFC 5321, 4.5.3.1.1).
/// </summary>
public static partial class ReturnAddress
{
    /// <summary><c>retur+0198f3a2…@portal.example</c>: the part after the plus is the mail's id in 32 hexadecimal digits.</summary>
    public static string Of(Guid mail, string domain) => $"retur+{mail:N}@{domain}";

    /// <summary><c>&lt;0198f3a2…@portal.example&gt;</c>.</summary>
    public static string MessageId(Guid mail, string domain) => $"<{mail:N}@{domain}>";

    /// <summary>The mail whose return address stands in a text; null where none of this domain does.</summary>
    public static Guid? FindReturn(string text, string domain) => Find(Return(), text, domain);

    /// <summary>The mail whose Message-ID stands in a text; null where none of this domain does.</summary>
    public static Guid? FindMessageId(string text, string domain) => Find(Id(), text, domain);

    private static Guid? Find(Regex form, string text, string domain)
    {
        foreach (Match match in form.Matches(text))
        {
            if (match.Groups[2].ValueSpan.Equals(domain, StringComparison.OrdinalIgnoreCase))
                return Guid.ParseExact(match.Groups[1].ValueSpan, "N");
        }

        return null;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9.+_-])retur\+([0-9a-f]{32})@([A-Za-z0-9.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Return();

    [GeneratedRegex(@"<([0-9a-f]{32})@([A-Za-z0-9.-]+)>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
