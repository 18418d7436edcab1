using KunnskapsPortal.Accounts.ApproveMembers;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>
/// The viewer offers a role in the current tenant to each address, all of them or none; judged by <see cref="InviteForm"/>.
/// Null: the viewer may not give the role.
/// </summary>
public sealed record InviteMembersRequest(IReadOnlyList<string> Emails, Role Role, string? Workplace, string? MunicipalityNumber)
    : IRequest<IReadOnlyList<NewInvitation>?>;

internal sealed class InviteMembersHandler(PortalDb db, IWriteLock locks, TenantContext tenant, Viewer viewer, InvitationIssuer issuer)
    : IRequestHandler<InviteMembersRequest, IReadOnlyList<NewInvitation>?>
{
    public async Task<IReadOnlyList<NewInvitation>?> Handle(InviteMembersRequest request, CancellationToken cancellationToken)
    {
        var inviter = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        if (!InvitationRules.RolesToGive(tenant.Id, viewer.Rights()).Contains(request.Role))
            return null;
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        var made = await issuer.IssueAsync(
            request.Emails, new InvitationTerms(request.Role, request.Workplace, request.MunicipalityNumber, inviter), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made;
    }
}
