using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Notifications;

/// <summary>How mail leaves the portal, from the command line or the environment.</summary>
/// <param name="Server"><c>smtp://user:password@host:587</c> (STARTTLS where the server offers it; required with a password) or <c>smtps://…:465</c>; null: mail waits in the outbox.</param>
/// <param name="From">The address that mail is from, and the organizer of meetings in mail.</param>
/// <param name="PublicAddress">Scheme and host that links in mail begin with, without trailing slash.</param>
public sealed record MailOptions(Uri? Server, string From, string PublicAddress)
{
    /// <summary>The root of a tenant's pages in a written form: its own host where it has one.</summary>
    public string RootOf(Tenant tenant, Language language) =>
        (tenant.HostName is { } host ? OnHost(host) : $"{PublicAddress}/{tenant.Id}")
        + (language == Language.Nynorsk ? "/" + Languages.Nynorsk : "");

    // The same scheme and port: one portal answers on all host names.
    private string OnHost(string host)
    {
        var open = new Uri(PublicAddress);
        return open.IsDefaultPort ? $"{open.Scheme}://{host}" : $"{open.Scheme}://{host}:{open.Port}";
    }

    /// <summary>The domain of <see cref="From"/>: the right side of Message-IDs and return addresses.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];
}
