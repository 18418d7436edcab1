using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Web.Commands;

/// <summary>
/// <c>tenant admin KEY EMAIL</c>: the installation appoints the first approver of a tenant; from then on the tenant's own people
/// confirm each other. The account must exist.
/// </summary>
internal static class TenantAdmin
{
    public static async Task<int> AppointAsync(IServiceProvider services, string key, string email, CancellationToken cancel)
    {
        var tenant = await services.GetRequiredService<TenantDirectory>().ByKeyAsync(key, cancel)
            ?? throw new ArgumentException($"Ingen tenant heter «{key}». Se ./portal tenant list.");
        await using var scope = services.CreateTenantScope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var name = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>().NormalizeEmail(email);
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == name, cancel)
            ?? throw new ArgumentException($"Ingen konto har denne e-postadressen. Personen må først lage en konto på /{key}/konto/ny.");
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var known = await db.Set<Membership>().FirstOrDefaultAsync(
            m => m.PersonId == account.Id && m.Role == Role.RegionAdmin && m.EndedAt == null, cancel);
        var membership = known ?? new Membership { Id = Guid.CreateVersion7(), PersonId = account.Id, Role = Role.RegionAdmin, AppliedAt = now };
        if (known is null)
            db.Add(membership);
        membership.Confirm(account.Id, now);
        AuditLog.Add(
            db, scope.ServiceProvider.GetRequiredService<IClock>(), scope.ServiceProvider.GetRequiredService<Viewer>(),
            AuditActions.MembershipAppointed, $"membership {membership.Id}", membership.Role.ToString());
        await db.SaveChangesAsync(cancel);
        Console.WriteLine($"Kontoen er administrator i {key} i tolv måneder.");
        return 0;
    }
}
