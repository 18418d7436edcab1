using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Accounts.Domain;

/// <summary>What a person meets who opens or answers an invitation.</summary>
public enum InvitationAnswer
{
    /// <summary>It can be accepted now, by this person.</summary>
    Open,

    /// <summary>This person has accepted it.</summary>
    Joined,

    /// <summary>Another person has accepted it.</summary>
    Used,
    Withdrawn,

    /// <summary>Older than fourteen days.</summary>
    Expired,

    /// <summary>The inviter no longer has the right to give the role.</summary>
    InviterLost,

    /// <summary>The inviter opens it: nobody confirms themselves.</summary>
    Own,

    /// <summary>The person's account has another address than the one invited.</summary>
    OtherAddress,
}

/// <summary>Who may be invited to what, by whom, and how long it counts.</summary>
public static class InvitationRules
{
    /// <summary>Addresses in one form.</summary>
    public const int MostAtOnce = 100;

    private static readonly Role[] InRegions =
    [
        Role.Gp, Role.Counsellor, Role.NavOfficeEditor, Role.AdvisoryPhysician, Role.CoordinatingAdvisoryPhysician, Role.ChiefPhysician, Role.RegionAdmin,
    ];

    private static readonly Role[] InNational = [Role.NationalEditor, Role.Operator, Role.RegionAdmin];

    /// <summary>The roles of the tenant that give no right which the inviter lacks; none for one who may not approve members.</summary>
    public static IReadOnlyList<Role> RolesToGive(TenantId tenant, IReadOnlySet<Permission> rights) =>
        [.. (tenant == TenantId.National ? InNational : InRegions).Where(role => MayGive(role, rights))];

    /// <summary>Whether the role belongs to a Nav office, which then has to be named.</summary>
    public static bool NeedsOffice(Role role) => role is Role.NavOfficeEditor or Role.Counsellor;

    public static bool IsClosed(Invitation invitation) => invitation.AcceptedAt is not null || invitation.WithdrawnAt is not null;

    public static bool IsExpired(Invitation invitation, Instant now) => now >= invitation.ExpiresAt;

    /// <summary>Whether one with these rights may take the invitation back.</summary>
    public static bool MayWithdraw(Invitation invitation, IReadOnlySet<Permission> rights) =>
        !IsClosed(invitation) && MayGive(invitation.Role, rights);

    /// <summary>What the person meets.</summary>
    /// <param name="invitation">The invitation that the link leads to.</param>
    /// <param name="inviterRights">What the inviter may now: in the tenant, or in the national one where the installation invited.</param>
    /// <param name="person">The account, or null for one who is signed out.</param>
    /// <param name="normalizedEmail">The account's address as stored for comparing.</param>
    /// <param name="now">The moment of asking.</param>
    public static InvitationAnswer Judge(
        Invitation invitation, IReadOnlySet<Permission> inviterRights, Guid? person, string? normalizedEmail, Instant now)
    {
        if (invitation.AcceptedAt is not null)
            return invitation.AcceptedBy == person ? InvitationAnswer.Joined : InvitationAnswer.Used;
        if (invitation.WithdrawnAt is not null)
            return InvitationAnswer.Withdrawn;
        if (IsExpired(invitation, now))
            return InvitationAnswer.Expired;
        if (!StillCounts(invitation, inviterRights))
            return InvitationAnswer.InviterLost;
        if (person is null)
            return InvitationAnswer.Open;
        if (person == invitation.InvitedBy && !invitation.ByInstallation)
            return InvitationAnswer.Own;
        return string.Equals(normalizedEmail, invitation.NormalizedEmail, StringComparison.Ordinal) ? InvitationAnswer.Open : InvitationAnswer.OtherAddress;
    }

    private static bool StillCounts(Invitation invitation, IReadOnlySet<Permission> rights) => invitation.ByInstallation
        ? rights.Contains(Permission.ManageInstallation) && invitation.Role == Role.RegionAdmin
        : MayGive(invitation.Role, rights);

    private static bool MayGive(Role role, IReadOnlySet<Permission> rights) =>
        rights.Contains(Permission.ApproveMembers) && RoleRights.Of(role).IsSubsetOf(rights);
}
