using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>What a tenant has chosen for its directory. At most one row a tenant; without one the usual holds.</summary>
public sealed class DirectorySettings : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>How many days a confirmation is fresh; after that it is shown in amber.</summary>
    public int FreshDays { get; set; } = Confirmation.FreshDays;

    /// <summary>After how many days it is shown in red. More than <see cref="FreshDays"/>.</summary>
    public int AgeingDays { get; set; } = Confirmation.AgeingDays;

    /// <summary>The region has a duty rota of advisory physicians. No such rota is known to exist today, so it is off until somebody says so.</summary>
    public bool HasDutyRota { get; set; }

    public static async Task<DirectorySettings> OfAsync(PortalDb db, CancellationToken cancel) =>
        await db.Set<DirectorySettings>().AsNoTracking().FirstOrDefaultAsync(cancel) ?? new DirectorySettings();
}
