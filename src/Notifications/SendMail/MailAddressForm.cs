using System.Globalization;
using System.Text;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>
/// An address that can stand in a command of SMTP and in a header without quoting: letters, digits and the few signs of RFC 5321 (Dot-string)
/// before the at-sign, a domain after it. Letters beyond ASCII are allowed before the at-sign (RFC 6531); the domain is always ASCII.
/// </summary>
public sealed record MailAddressForm
{
    private const int LongestLocal = 64;
    private const int Longest = 254;
    private const string Signs = "!#$%&'*+/=?^_`{|}~-";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private MailAddressForm(string local, string domain) => (Local, Domain) = (local, domain);

    public string Local { get; }

    /// <summary>In ASCII (punycode), in small letters as given.</summary>
    public string Domain { get; }

    /// <summary>Whether the server must know RFC 6531.</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(Local);

    /// <summary>Null for what is no such address.</summary>
    public static MailAddressForm? Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1)
            return null;
        var local = text[..at];
        if (Encoding.UTF8.GetByteCount(local) > LongestLocal || !local.Split('.').All(IsAtom))
            return null;
        try
        {
            var address = new MailAddressForm(local, Idn.GetAscii(text[(at + 1)..]));
            return address.ToString().Length <= Longest && address.Domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? address : null;
        }
        catch (ArgumentException)
        {
            // Not a domain name.
            return null;
        }
    }

    public override string ToString() => $"{Local}@{Domain}";

    private static bool IsAtom(string part) => part.Length > 0
        && part.EnumerateRunes().All(r => r.IsAscii ? char.IsAsciiLetterOrDigit((char)r.Value) || Signs.Contains((char)r.Value, StringComparison.Ordinal) : Rune.IsLetterOrDigit(r));
}
