using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>What the inviter may now: an invitation counts no longer than the right behind it.</summary>
public sealed class InviterStanding(PortalDb db, TenantDirectory tenants, IServiceProvider services, IClock clock)
{
    /// <summary>The inviter's rights in the current tenant, or in the national one where the installation invited.</summary>
    public async Task<IReadOnlySet<Permission>> RightsAsync(Invitation invitation, CancellationToken cancel)
    {
        if (!invitation.ByInstallation)
            return await RightsAsync(db, invitation.InvitedBy, cancel);
        var national = await tenants.ByKeyAsync(TenantId.National.Value, cancel);
        await using var scope = services.CreateTenantScope(national!);
        return await RightsAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), invitation.InvitedBy, cancel);
    }

    private async Task<IReadOnlySet<Permission>> RightsAsync(PortalDb where, Guid person, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var memberships = await where.Set<Membership>().AsNoTracking().Where(m => m.PersonId == person).ToListAsync(cancel);
        return memberships.Where(m => m.IsConfirmed(now)).SelectMany(m => RoleRights.Of(m.Role)).ToHashSet();
    }
}
