using System.Globalization;
using System.Text;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Domain;
using NodaTime;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>What a mail consists of, before it is written out.</summary>
public sealed record MailParts
{
    /// <summary>Gives the Message-ID and the boundary between the parts.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was written.</summary>
    public required Instant At { get; init; }

    public required string FromName { get; init; }

    public required MailAddressForm From { get; init; }

    public required string ToName { get; init; }

    public required MailAddressForm To { get; init; }

    public required string Subject { get; init; }

    public required Language Language { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>A message of iTIP, and its method in capitals; null for none.</summary>
    public (string Method, string Ics)? Calendar { get; init; }

    /// <summary>Where the reader stops letters of this kind with one click (RFC 8058): an absolute address; null where they cannot be stopped.</summary>
    public string? Unsubscribe { get; init; }
}

/// <summary>
/// Writes a mail for the post: RFC 5322 and 2045–2049, with calendar part by RFC 6047. The same parts give the same octets. Every line is
/// ASCII (but for an address with other letters) and ends with CRLF; texts are base64, so no line of them is longer than 76 or begins with a dot.
/// </summary>
public static class MimeMessage
{
    private const string Break = "\r\n";

    public static byte[] Write(MailParts mail)
    {
        var message = new StringBuilder();
        Header(message, "Date", mail.At.InZone(Oslo.Zone).ToString("ddd, dd MMM uuuu HH:mm:ss o<+HHmm>", CultureInfo.InvariantCulture));
        Header(message, "From", Mailbox(mail.FromName, mail.From));
        Header(message, "To", Mailbox(mail.ToName, mail.To));
        Header(message, "Subject", HeaderText.Unstructured(mail.Subject));
        Header(message, "Message-ID", ReturnAddress.MessageId(mail.Id, mail.From.Domain));
        Header(message, "MIME-Version", "1.0");
        // So that no holiday machine answers (RFC 3834).
        Header(message, "Auto-Submitted", "auto-generated");
        Header(message, "Content-Language", mail.Language.Code());
        if (mail.Unsubscribe is { } unsubscribe)
        {
            Header(message, "List-Unsubscribe", $"{Break} <{Address(unsubscribe)}>");
            Header(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        // The underscore is not in base64, so the boundary cannot stand in a part.
        var boundary = $"=_{mail.Id:N}";
        Header(message, "Content-Type", $"multipart/alternative;{Break} boundary=\"{boundary}\"");
        message.Append(Break);
        Part(message, boundary, "text/plain; charset=UTF-8", mail.Text);
        Part(message, boundary, "text/html; charset=UTF-8", mail.Html);
        if (mail.Calendar is var (method, ics))
            Part(message, boundary, $"text/calendar; charset=UTF-8; method={Method(method)}", ics);
        message.Append("--").Append(boundary).Append("--").Append(Break);
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    private static void Header(StringBuilder message, string name, string value) =>
        message.Append(name).Append(value.StartsWith('\r') ? ":" : ": ").Append(value).Append(Break);

    private static string Mailbox(string name, MailAddressForm address) =>
        string.IsNullOrWhiteSpace(name) ? address.ToString() : $"{HeaderText.Phrase(name)}{Break} <{address}>";

    private static void Part(StringBuilder message, string boundary, string type, string text)
    {
        // A text part has CRLF as its line break, also inside base64 (RFC 2046, 4.1.1).
        var lines = text.ReplaceLineEndings(Break);
        message.Append("--").Append(boundary).Append(Break);
        Header(message, "Content-Type", type);
        Header(message, "Content-Transfer-Encoding", "base64");
        message.Append(Break).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(lines), Base64FormattingOptions.InsertLineBreaks)).Append(Break);
    }

    private static string Address(string unsubscribe) => unsubscribe.All(c => c is > ' ' and <= '~' and not '<' and not '>')
        ? unsubscribe
        : throw new ArgumentException("Not an address that can stand in a header.", nameof(unsubscribe));

    private static string Method(string method) => method.Length > 0 && method.All(char.IsAsciiLetterUpper)
        ? method
        : throw new ArgumentException("Not a method of iTIP.", nameof(method));
}
