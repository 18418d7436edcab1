using System.Security.Cryptography;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Data;
using Microsoft.AspNetCore.DataProtection;

namespace KunnskapsPortal.Notifications.Unsubscribe;

/// <summary>What a link in a mail stops.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="Kind">Name of the kind of notice.</param>
public sealed record StoppedNotices(Guid PersonId, string Kind);

/// <summary>
/// Links that stop a kind of mail without signing in (RFC 8058). The token names person, kind and tenant, is made with the
/// portal's own keys, and says nothing to anyone else; it counts in the tenant it was made for only.
/// </summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, MailOptions options, TenantContext tenant)
{
    private readonly IDataProtector _protector = protection.CreateProtector("KunnskapsPortal.Unsubscribe");

    /// <summary>For a mail with <see cref="OutgoingMail.Unsubscribe"/> set.</summary>
    public string AddressFor(OutgoingMail mail) => AddressFor(mail.PersonId!.Value, mail.Unsubscribe!, mail.Language);

    /// <summary>For a mail that is being written.</summary>
    public string AddressFor(Guid person, string kind, Language language) =>
        $"{options.RootOf(tenant.Tenant, language)}/konto/avmeld/{_protector.Protect($"{person:N}:{kind}:{tenant.Id}")}";

    /// <summary>What the token stops; null where it is not one of ours, or belongs to another tenant.</summary>
    public StoppedNotices? Read(string token)
    {
        try
        {
            return _protector.Unprotect(token).Split(':') is [var person, var kind, var owner]
                && owner == tenant.Id.Value && Guid.TryParseExact(person, "N", out var id) ? new StoppedNotices(id, kind) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
