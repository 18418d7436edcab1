using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Identity;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>
/// One person's account in the installation. What the person has typed about profession and workplace is a claim and
/// gives nothing; only a confirmed <see cref="Membership"/> does.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>The form the person wants pages and mails in; null follows the tenant.</summary>
    public Language? Language { get; set; }

    public Profession? Profession { get; set; }

    /// <summary>As typed; not checked against the register (HPR) before sign-in proves it.</summary>
    public string? HprNumber { get; set; }

    /// <summary>Four digits, a key of the municipality table.</summary>
    public string? MunicipalityNumber { get; set; }

    /// <summary>Name of the GP office or the Nav office.</summary>
    public string? Workplace { get; set; }

    /// <summary>Made for a demonstration; never in production.</summary>
    public bool IsDemo { get; set; }
}

/// <summary>The professions that the portal is made for. Stored by name; never renamed without a migration.</summary>
public enum Profession
{
    /// <summary>Fastlege or another doctor who writes sick notes.</summary>
    Gp,

    /// <summary>Rådgivende lege in Nav.</summary>
    AdvisoryPhysician,

    /// <summary>Nav-veileder.</summary>
    Counsellor,

    /// <summary>Kommuneoverlege.</summary>
    ChiefPhysician,

    Other,
}
