using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.ApplyForMembership;

/// <summary>Asks for a role in the current tenant. Asking twice is asking once.</summary>
public sealed record ApplyForMembershipRequest(Guid PersonId, Role Role, string Workplace) : IRequest<ApplyOutcome>;

public enum ApplyOutcome
{
    Asked,

    /// <summary>The person has the role here, or waits for it.</summary>
    AlreadyThere,

    /// <summary>Nobody asks for this role in this tenant.</summary>
    NotOffered,
}

internal sealed class ApplyForMembershipHandler(PortalDb db, IWriteLock locks, TenantContext tenant, IClock clock)
    : IRequestHandler<ApplyForMembershipRequest, ApplyOutcome>
{
    public async Task<ApplyOutcome> Handle(ApplyForMembershipRequest request, CancellationToken cancellationToken)
    {
        if (!MembershipRules.RolesToAskFor(tenant.Id).Contains(request.Role))
            return ApplyOutcome.NotOffered;
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        // The account's row is held, so that two clicks are one after the other.
        var account = await locks.LoadAsync<Account>(db, request.PersonId, cancellationToken);
        if (account is null)
            return ApplyOutcome.NotOffered;
        var isThere = await db.Set<Membership>()
            .AnyAsync(m => m.PersonId == request.PersonId && m.Role == request.Role && m.EndedAt == null, cancellationToken);
        if (isThere)
            return ApplyOutcome.AlreadyThere;
        db.Add(new Membership
        {
            Id = Guid.CreateVersion7(),
            PersonId = request.PersonId,
            Role = request.Role,
            AppliedAt = clock.GetCurrentInstant(),
            MunicipalityNumber = account.MunicipalityNumber,
            Workplace = request.Workplace,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ApplyOutcome.Asked;
    }
}
