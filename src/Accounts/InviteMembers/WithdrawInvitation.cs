using KunnskapsPortal.Accounts.ApproveMembers;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>The viewer takes an invitation of the current tenant back. Null: the tenant has no such invitation.</summary>
public sealed record WithdrawInvitation(Guid InvitationId) : IRequest<WithdrawOutcome?>;

public enum WithdrawOutcome
{
    Withdrawn,

    /// <summary>It was answered or taken back already.</summary>
    AlreadyClosed,

    /// <summary>The role gives a right that the viewer does not have.</summary>
    Above,
}

internal sealed class WithdrawInvitationHandler(PortalDb db, IWriteLock locks, Viewer viewer, IClock clock)
    : IRequestHandler<WithdrawInvitation, WithdrawOutcome?>
{
    public async Task<WithdrawOutcome?> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<Invitation>(db, request.InvitationId, cancellationToken) is not { } invitation)
            return null;
        if (InvitationRules.IsClosed(invitation))
            return WithdrawOutcome.AlreadyClosed;
        if (!InvitationRules.MayWithdraw(invitation, viewer.Rights()))
            return WithdrawOutcome.Above;
        invitation.Withdraw(clock.GetCurrentInstant());
        AuditLog.Add(db, clock, viewer, AuditActions.InvitationWithdrawn, $"invitation {invitation.Id}", invitation.Role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return WithdrawOutcome.Withdrawn;
    }
}
