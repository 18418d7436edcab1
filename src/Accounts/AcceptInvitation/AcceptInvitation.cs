using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.InviteMembers;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.AcceptInvitation;

/// <summary>
/// The signed-in person takes the role that the invitation offers. Accepting twice is accepting once. Null: the current
/// tenant has no such invitation, or the account is gone.
/// </summary>
public sealed record AcceptInvitationRequest(string Token, Guid PersonId) : IRequest<InvitationAnswer?>;

internal sealed class AcceptInvitationHandler(PortalDb db, IWriteLock locks, InviterStanding standing, Viewer viewer, IClock clock)
    : IRequestHandler<AcceptInvitationRequest, InvitationAnswer?>
{
    public async Task<InvitationAnswer?> Handle(AcceptInvitationRequest request, CancellationToken cancellationToken)
    {
        var hash = InvitationToken.HashOf(request.Token);
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        // The account's row is held first, as when a person applies: two ways to the same membership come one after the other.
        if (await locks.LoadAsync<Account>(db, request.PersonId, cancellationToken) is not { } account)
            return null;
        var id = await db.Set<Invitation>().Where(i => i.TokenHash == hash).Select(i => i.Id).FirstOrDefaultAsync(cancellationToken);
        if (await locks.LoadAsync<Invitation>(db, id, cancellationToken) is not { } invitation)
            return null;
        var now = clock.GetCurrentInstant();
        var rights = await standing.RightsAsync(invitation, cancellationToken);
        var answer = InvitationRules.Judge(invitation, rights, account.Id, account.NormalizedEmail, now);
        if (answer != InvitationAnswer.Open)
            return answer;
        await ConfirmAsync(invitation, account.Id, now, cancellationToken);
        invitation.Accept(account.Id, now);
        AuditLog.Add(db, clock, viewer, AuditActions.InvitationAccepted, $"invitation {invitation.Id}", invitation.Role.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InvitationAnswer.Joined;
    }

    // One who has the role, or waits for it, keeps the membership: it is confirmed anew, with what the invitation says.
    private async Task ConfirmAsync(Invitation invitation, Guid person, Instant now, CancellationToken cancel)
    {
        var membership = await db.Set<Membership>().FirstOrDefaultAsync(
            m => m.PersonId == person && m.Role == invitation.Role && m.EndedAt == null, cancel);
        if (membership is null)
        {
            membership = new Membership { Id = Guid.CreateVersion7(), PersonId = person, Role = invitation.Role, AppliedAt = now };
            db.Add(membership);
        }

        membership.Workplace = invitation.Workplace ?? membership.Workplace;
        membership.MunicipalityNumber = invitation.MunicipalityNumber ?? membership.MunicipalityNumber;
        membership.Confirm(invitation.InvitedBy, now);
    }
}
