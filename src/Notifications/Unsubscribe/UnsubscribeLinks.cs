using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using Microsoft.AspNetCore.DataProtection;

namespace KunnskapsPortal.Notifications.Unsubscribe;

/// <summary>Makes the address where the reader of a mail stops letters of its kind without signing in.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, MailOptions options, TenantContext tenant)
{
    private const string Purpose = "KunnskapsPortal.Unsubscribe";

    /// <summary>An absolute address; the mail has a person and a kind that can be stopped.</summary>
    public string AddressFor(OutgoingMail mail)
    {
        var sealedWord = protection.CreateProtector(Purpose).Protect($"{mail.PersonId:N}:{mail.Unsubscribe}");
        return $"{options.RootOf(tenant.Tenant, mail.Language)}/konto/avmeld/{sealedWord}";
    }
}
