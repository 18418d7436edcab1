using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Unsubscribe;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Makes a mail of the outbox ready for the post.</summary>
public sealed class Letters(TenantContext tenant, MailOptions options, UnsubscribeLinks links)
{
    /// <summary>The letter, or what is wrong with an address.</summary>
    public (SmtpLetter? Letter, SmtpOutcome? Refusal) Of(OutgoingMail mail)
    {
        // Ours is set by whoever runs the portal, who will mend it; theirs will be no address tomorrow either.
        if (MailAddressForm.Parse(options.From) is not { NeedsUtf8: false } from)
            return (null, new SmtpOutcome.RefusedForNow(new MailReply(MailReply.NoAddress, SmtpStep.Sender)));
        if (MailAddressForm.Parse(mail.Address) is not { } to)
            return (null, new SmtpOutcome.RefusedForGood(new MailReply(MailReply.NoAddress, SmtpStep.Recipient), AddressFails: true));
        var parts = new MailParts
        {
            Id = mail.Id,
            At = mail.CreatedAt,
            FromName = $"Kunnskapsportalen {tenant.Tenant.Name}",
            From = from,
            ToName = mail.Name,
            To = to,
            Subject = mail.Subject,
            Language = mail.Language,
            Text = mail.Text,
            Html = mail.Html,
            Calendar = mail is { Calendar: { } ics, CalendarMethod: { } method } ? (method, ics) : null,
            Unsubscribe = mail is { Unsubscribe: not null, PersonId: not null } ? links.AddressFor(mail) : null,
        };
        return (new SmtpLetter(ReturnAddress.Of(mail.Id, from.Domain), to, MimeMessage.Write(parts)), null);
    }
}
