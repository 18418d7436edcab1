using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Accounts.Domain;

/// <summary>What an approver decides about a membership.</summary>
public enum Decision
{
    /// <summary>Also confirms anew, from a month before the confirmation runs out.</summary>
    Confirm,
    Decline,
    End,
}

/// <summary>What came of a decision. Only <see cref="Done"/> changes anything.</summary>
public enum DecisionOutcome
{
    Done,

    /// <summary>The person may not approve members in this tenant.</summary>
    NotApprover,

    /// <summary>Nobody decides about their own membership.</summary>
    Own,

    /// <summary>The role gives a right that the approver does not have.</summary>
    AboveApprover,

    /// <summary>Somebody else was first, or the page was old.</summary>
    AlreadyDecided,
}

/// <summary>Where a membership stands.</summary>
public enum MembershipState
{
    Pending,
    Confirmed,

    /// <summary>Confirmed more than twelve months ago; counts for nothing until it is confirmed again.</summary>
    Expired,
    Declined,
    Ended,
}

/// <summary>Who may ask for what, and who may decide it.</summary>
public static class MembershipRules
{
    private static readonly Role[] Askable = [Role.Gp, Role.Counsellor, Role.AdvisoryPhysician, Role.ChiefPhysician];

    /// <summary>How long before a confirmation runs out it may be confirmed anew.</summary>
    public static Duration RenewalOpens { get; } = Duration.FromDays(30);

    /// <summary>The roles a person may ask for. People belong to regions: none in the national tenant.</summary>
    public static IReadOnlyList<Role> RolesToAskFor(TenantId tenant) => tenant == TenantId.National ? [] : Askable;

    public static MembershipState StateOf(Membership membership, Instant now) => membership switch
    {
        { EndedAt: not null, ConfirmedAt: null } => MembershipState.Declined,
        { EndedAt: not null } => MembershipState.Ended,
        { ConfirmedAt: null } => MembershipState.Pending,
        _ => membership.IsConfirmed(now) ? MembershipState.Confirmed : MembershipState.Expired,
    };

    /// <summary>Says whether the approver, with these rights in the tenant, may decide this now.</summary>
    public static DecisionOutcome Judge(Decision decision, Membership membership, Guid approver, IReadOnlySet<Permission> rights, Instant now)
    {
        if (!rights.Contains(Permission.ApproveMembers))
            return DecisionOutcome.NotApprover;
        if (membership.PersonId == approver)
            return DecisionOutcome.Own;
        var isOpen = StateOf(membership, now) switch
        {
            MembershipState.Pending => decision is Decision.Confirm or Decision.Decline,
            MembershipState.Expired => decision is Decision.Confirm or Decision.End,
            MembershipState.Confirmed => decision == Decision.End || (decision == Decision.Confirm && MayRenew(membership, now)),
            _ => false,
        };
        if (!isOpen)
            return DecisionOutcome.AlreadyDecided;
        return RoleRights.Of(membership.Role).IsSubsetOf(rights) ? DecisionOutcome.Done : DecisionOutcome.AboveApprover;
    }

    private static bool MayRenew(Membership membership, Instant now) =>
        membership.ConfirmedAt is { } confirmed && now >= confirmed + Membership.ConfirmationLasts - RenewalOpens;
}
