using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.InviteMembers;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Accounts.CreateRegions;

/// <summary>
/// Makes a tenant, by form or by command. It answers within a second, without a restart. Asked for in the national
/// tenant, whose audit log remembers it.
/// </summary>
/// <param name="AdminEmail">Where given, the new tenant's first administrator is invited, on behalf of the viewer.</param>
public sealed record AddTenant(string Key, string Name, Language Form, string? Host, string? AdminEmail) : IRequest<AddTenantOutcome>;

public abstract record AddTenantOutcome
{
    /// <param name="Invitation">Null where nobody was invited.</param>
    public sealed record Added(Tenant Tenant, NewInvitation? Invitation) : AddTenantOutcome;

    public sealed record Refused(IReadOnlyList<RegionFault> Faults) : AddTenantOutcome;
}

internal sealed class AddTenantHandler(
    PortalDb db, IWriteLock locks, TenantDirectory tenants, IServiceProvider services, Viewer viewer, IClock clock)
    : IRequestHandler<AddTenant, AddTenantOutcome>
{
    public async Task<AddTenantOutcome> Handle(AddTenant request, CancellationToken cancellationToken)
    {
        var faults = RegionRules.Faults(request.Key, request.Name, request.Host);
        if (faults.Count > 0)
            return new AddTenantOutcome.Refused(faults);
        var tenant = new Tenant
        {
            Id = new TenantId(request.Key),
            Name = request.Name,
            DefaultLanguage = request.Form,
            HostName = request.Host?.ToLowerInvariant(),
        };
        if (await StoreAsync(tenant, cancellationToken) is { } taken)
            return new AddTenantOutcome.Refused([taken]);
        tenants.Forget();
        // After the tenant is there: a stop in between leaves a region without administrator, which `tenant admin` mends.
        return new AddTenantOutcome.Added(tenant, await InviteAsync(tenant, request.AdminEmail, cancellationToken));
    }

    private async Task<RegionFault?> StoreAsync(Tenant tenant, CancellationToken cancel)
    {
        await using var transaction = await locks.BeginAsync(db, cancel);
        if (await TakenAsync(tenant, cancel) is { } taken)
            return taken;
        db.Add(tenant);
        AuditLog.Add(db, clock, viewer, AuditActions.TenantCreated, $"tenant {tenant.Id}", tenant.Name);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Two at the same time on PostgreSQL: the unique indexes let one in.
            return RegionFault.KeyTaken;
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<RegionFault?> TakenAsync(Tenant tenant, CancellationToken cancel) =>
        await db.Set<Tenant>().AnyAsync(t => t.Id == tenant.Id, cancel) ? RegionFault.KeyTaken
        : tenant.HostName is not null && await db.Set<Tenant>().AnyAsync(t => t.HostName == tenant.HostName, cancel) ? RegionFault.HostTaken
        : null;

    private async Task<NewInvitation?> InviteAsync(Tenant tenant, string? email, CancellationToken cancel)
    {
        if (email is null || viewer.PersonId is not { } inviter)
            return null;
        await using var scope = services.CreateTenantScope(tenant);
        await using var transaction = await locks.BeginAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), cancel);
        var made = await scope.ServiceProvider.GetRequiredService<InvitationIssuer>()
            .IssueAsync([email], new InvitationTerms(Role.RegionAdmin, null, null, inviter, ByInstallation: true), cancel);
        await transaction.CommitAsync(cancel);
        return made[0];
    }
}
