using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>What came of giving one mail to the mail server.</summary>
public abstract record SmtpOutcome(MailReply Reply)
{
    /// <summary>The server has taken it upon itself (RFC 5321, 4.2.5): never sent again.</summary>
    public sealed record Accepted(MailReply Reply) : SmtpOutcome(Reply);

    /// <summary>The server has not got it: it can be sent again.</summary>
    public sealed record RefusedForNow(MailReply Reply) : SmtpOutcome(Reply);

    /// <summary>The server has not got it and will not have it.</summary>
    /// <param name="Reply">Why.</param>
    /// <param name="AddressFails">Other mail to the address is in vain too.</param>
    public sealed record RefusedForGood(MailReply Reply, bool AddressFails) : SmtpOutcome(Reply);

    /// <summary>The whole message went, and no answer came: the server may have it.</summary>
    public sealed record Unknown(MailReply Reply) : SmtpOutcome(Reply);
}

/// <summary>One mail, ready for the post.</summary>
/// <param name="ReturnTo">Where it comes back to.</param>
/// <param name="To">Its one recipient.</param>
/// <param name="Message">Head and body, with CRLF.</param>
public sealed record SmtpLetter(string ReturnTo, MailAddressForm To, byte[] Message);
