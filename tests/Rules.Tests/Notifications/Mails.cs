using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.SendMail;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Notifications;

internal static class Mails
{
    public static readonly MailParts Plain = new()
    {
        Id = Guid.Parse("0198f3a2-0000-7000-8000-000000000001"),
        At = Instant.FromUtc(2027, 3, 11, 8, 5, 9),
        FromName = "Kunnskapsportalen Innlandet",
        From = MailAddressForm.Parse("portal@portal.example")!,
        ToName = "Demo Fastlege",
        To = MailAddressForm.Parse("fastlege@demo.example")!,
        Subject = "Du har fått plass",
        Language = Language.Bokmal,
        Text = "Hei",
        Html = "<p>Hei</p>",
    };

    /// <summary>Texts that have broken mail before.</summary>
    public static readonly string[] Hostile =
    [
        "", " ", "a", "æøå", "Kari \"Kjapp\" Nordmann", "a\\b", "Nordmann, Kari (Nav) <kari@example.com>", "=?UTF-8?B?aGVp?=", "=?", "?=",
        "Emne\r\nBcc: noen@demo.example", "Emne\nBcc: noen@demo.example", "Emne\rBcc: noen@demo.example", "Emne\r\n\r\n<p>brødtekst</p>",
        "Emne\u0085Bcc: x", "Emne\u2028Bcc: x", "\0nul\u0007bell\u001besc\u007fdel", "tab\ttab", "  to  blanke  ", "👨‍👩‍👧‍👦 familie 🇳🇴", "\ud83d halv", "halv \ude00",
        ".", "..", ".\r\n.\r\n", "\r\n.\r\nQUIT\r\n", "\n.\n", "From her", ">From her", "--=_0198f3a2000070008000000000000001", "--=_0198f3a2000070008000000000000001--",
        new string('x', 1000), new string('å', 1000), string.Concat(Enumerable.Repeat("🩺", 500)), new string(' ', 1000), string.Concat(Enumerable.Repeat("ord ", 250)),
    ];

    public static Gen<string> AnyText
    {
        get
        {
            var pieces = Gen.OneOf(
                Gen.Elements(Hostile), Gen.Elements("\r", "\n", "\r\n", ".", "-", "=", "?", "_", ":", "<", ">", "\"", "\\", "å", "€", "🩺", "\u200d", "\ud83d", "\0", "\u2028", "abc"),
                ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
            return Gen.Choose(0, 30).SelectMany(length => pieces.ListOf(length)).Select(parts => string.Concat(parts));
        }
    }

    /// <summary>What a header can say of a text, after the words of HeaderText.</summary>
    public static string InHead(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.Value is < 32 or (>= 127 and < 160) or 0x2028 or 0x2029 ? " " : r.ToString()));

    /// <summary>What a body says of a text: its line breaks are CRLF, and half a surrogate pair is U+FFFD.</summary>
    public static string InBody(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString())).ReplaceLineEndings("\r\n");
}
