using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.TellPeople;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Contracts;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Accounts.ApproveMembers;

/// <summary>The viewer confirms, declines or ends a membership of the current tenant. Null: the tenant has no such membership.</summary>
public sealed record DecideMembership(Guid MembershipId, Decision Decision) : IRequest<DecisionOutcome?>;

internal sealed class DecideMembershipHandler(PortalDb db, IWriteLock locks, TenantContext tenant, Viewer viewer, INotifier notifier, IClock clock)
    : IRequestHandler<DecideMembership, DecisionOutcome?>
{
    public async Task<DecisionOutcome?> Handle(DecideMembership request, CancellationToken cancellationToken)
    {
        var approver = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<Membership>(db, request.MembershipId, cancellationToken) is not { } membership)
            return null;
        var now = clock.GetCurrentInstant();
        var outcome = MembershipRules.Judge(request.Decision, membership, approver, viewer.Rights(), now);
        if (outcome != DecisionOutcome.Done)
            return outcome;
        if (request.Decision == Decision.Confirm)
            membership.Confirm(approver, now);
        else
            membership.End(now);
        AuditLog.Add(db, clock, viewer, ActionOf(request.Decision), $"membership {membership.Id}", membership.Role.ToString());
        var audit = ActionOf(request.Decision);
        await notifier.NotifyAsync(
            [membership.PersonId], AccountNotices.Membership, FormattableString.Invariant($"{audit}:{membership.Id:N}:{now.ToUnixTimeSeconds()}"),
            _ => AccountNotices.OfDecision(request.Decision, membership.Role, tenant.Tenant.Name), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private static string ActionOf(Decision decision) => decision switch
    {
        Decision.Confirm => AuditActions.MembershipConfirmed,
        Decision.Decline => AuditActions.MembershipDeclined,
        _ => AuditActions.MembershipEnded,
    };
}

internal static class ViewerRights
{
    public static IReadOnlySet<Permission> Rights(this Viewer viewer) => Enum.GetValues<Permission>().Where(viewer.Has).ToHashSet();
}
