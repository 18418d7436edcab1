using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.InviteMembers;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.AcceptInvitation;

/// <summary>An invitation as whoever has the link sees it: never the address that it was sent to.</summary>
/// <param name="Inviter">The inviter's name, or the portal's where the installation invited.</param>
public sealed record OpenedInvitation(Role Role, string? Workplace, string Inviter, Instant ExpiresAt, InvitationAnswer Answer);

/// <summary>Finds the invitation behind a link, in the current tenant.</summary>
public sealed class OpenedInvitations(PortalDb db, InviterStanding standing, Viewer viewer, IClock clock)
{
    public async Task<OpenedInvitation?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = InvitationToken.HashOf(token);
        if (await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(i => i.TokenHash == hash, cancel) is not { } invitation)
            return null;
        var inviter = invitation.ByInstallation
            ? Texts.InviterPortal
            : await db.Set<Account>().Where(a => a.Id == invitation.InvitedBy).Select(a => a.DisplayName).FirstOrDefaultAsync(cancel);
        var email = viewer.PersonId is { } person
            ? await db.Set<Account>().Where(a => a.Id == person).Select(a => a.NormalizedEmail).FirstOrDefaultAsync(cancel)
            : null;
        var rights = await standing.RightsAsync(invitation, cancel);
        return new OpenedInvitation(
            invitation.Role, invitation.Workplace, inviter ?? Texts.InviterPortal, invitation.ExpiresAt,
            InvitationRules.Judge(invitation, rights, viewer.PersonId, email, clock.GetCurrentInstant()));
    }
}
