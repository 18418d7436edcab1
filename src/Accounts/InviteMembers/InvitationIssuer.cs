using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.TellPeople;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>What is offered.</summary>
/// <param name="InvitedBy">The account of the inviter.</param>
/// <param name="ByInstallation">The inviter creates regions, and is no member of the tenant.</param>
public sealed record InvitationTerms(Role Role, string? Workplace, string? MunicipalityNumber, Guid InvitedBy, bool ByInstallation = false);

/// <summary>An invitation that was just made. The token is known here and never again.</summary>
/// <param name="ReplacesOlder">An open invitation of the same address to the same role was withdrawn: its link is dead.</param>
public sealed record NewInvitation(string Email, string Token, bool ReplacesOlder);

/// <summary>Makes invitations in the current tenant and mails each its link, inside the caller's transaction.</summary>
public sealed class InvitationIssuer(
    PortalDb db, ILookupNormalizer normalizer, TenantContext tenant, Viewer viewer, INotifier notifier, IClock clock)
{
    /// <summary>One invitation for each address. Two queries, whatever the number of addresses.</summary>
    public async Task<IReadOnlyList<NewInvitation>> IssueAsync(IReadOnlyCollection<string> emails, InvitationTerms terms, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var keys = emails.Select(normalizer.NormalizeEmail).ToList();
        var older = await db.Set<Invitation>()
            .Where(i => i.Role == terms.Role && i.AcceptedAt == null && i.WithdrawnAt == null && keys.Contains(i.NormalizedEmail)).ToListAsync(cancel);
        var replaced = older.Select(invitation => invitation.NormalizedEmail).ToHashSet(StringComparer.Ordinal);
        foreach (var invitation in older)
        {
            invitation.Withdraw(now);
            AuditLog.Add(db, clock, viewer, AuditActions.InvitationWithdrawn, $"invitation {invitation.Id}", invitation.Role.ToString());
        }

        var made = new List<NewInvitation>();
        foreach (var email in emails)
        {
            var (token, key) = (InvitationToken.Make(), normalizer.NormalizeEmail(email));
            var invitation = new Invitation
            {
                Id = Guid.CreateVersion7(),
                Email = email,
                NormalizedEmail = key,
                Role = terms.Role,
                Workplace = terms.Workplace,
                MunicipalityNumber = terms.MunicipalityNumber,
                InvitedBy = terms.InvitedBy,
                ByInstallation = terms.ByInstallation,
                InvitedAt = now,
                TokenHash = InvitationToken.HashOf(token),
            };
            db.Add(invitation);
            AuditLog.Add(db, clock, viewer, AuditActions.InvitationMade, $"invitation {invitation.Id}", terms.Role.ToString());
            await notifier.WriteToAsync(
                email, tenant.Tenant.DefaultLanguage, AccountNotices.Invitation, $"invitation:{invitation.Id:N}",
                _ => AccountNotices.OfInvitation(invitation, tenant.Tenant, token), cancel);
            made.Add(new NewInvitation(email, token, replaced.Contains(key)));
        }

        await db.SaveChangesAsync(cancel);
        return made;
    }
}
