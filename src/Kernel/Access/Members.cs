using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>The current tenant's confirmed members, by what they may do: for those who are to be told of something.</summary>
public sealed class Members(PortalDb db, IClock clock)
{
    /// <summary>Everybody whose confirmed roles give the permission. One query.</summary>
    public async Task<IReadOnlyList<Guid>> WithAsync(Permission permission, CancellationToken cancel)
    {
        var roles = Enum.GetValues<Role>().Where(role => RoleRights.Of(role).Contains(permission)).ToList();
        var (now, since) = (clock.GetCurrentInstant(), clock.GetCurrentInstant() - Membership.ConfirmationLasts);
        var found = await db.Set<Membership>().AsNoTracking()
            .Where(m => roles.Contains(m.Role) && m.EndedAt == null && m.ConfirmedAt > since).ToListAsync(cancel);
        return [.. found.Where(m => m.IsConfirmed(now)).Select(m => m.PersonId).Distinct()];
    }
}
