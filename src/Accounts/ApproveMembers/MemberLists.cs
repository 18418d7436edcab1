using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.ApproveMembers;

/// <summary>A membership with its person, as the approver sees it.</summary>
public sealed record MemberRow(Membership Membership, string Name, string Email, Profession? Profession, string? HprNumber)
{
    /// <summary>The decisions that this approver may take now.</summary>
    public IReadOnlyList<Decision> Open { get; init; } = [];

    public MembershipState State { get; init; }

    public bool IsOwn { get; init; }
}

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="Page">From 1.</param>
public sealed record MemberPage(IReadOnlyList<MemberRow> Rows, int Total, int Page)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>The current tenant's memberships. Two queries a list, whatever the number of members.</summary>
public sealed class MemberLists(PortalDb db, Viewer viewer, IClock clock)
{
    /// <summary>Those who wait, the oldest first.</summary>
    public Task<MemberPage> PendingAsync(int page, CancellationToken cancel) => ReadAsync(
        db.Set<Membership>().Where(m => m.ConfirmedAt == null && m.EndedAt == null),
        rows => rows.OrderBy(row => row.Membership.AppliedAt).ThenBy(row => row.Membership.Id), page, cancel);

    /// <summary>Those who have been confirmed and not ended, by name.</summary>
    public Task<MemberPage> ConfirmedAsync(int page, CancellationToken cancel) => ReadAsync(
        db.Set<Membership>().Where(m => m.ConfirmedAt != null && m.EndedAt == null),
        rows => rows.OrderBy(row => row.Account.DisplayName).ThenBy(row => row.Membership.Id), page, cancel);

    private async Task<MemberPage> ReadAsync(
        IQueryable<Membership> memberships, Func<IQueryable<Joined>, IQueryable<Joined>> order, int page, CancellationToken cancel)
    {
        var total = await memberships.CountAsync(cancel);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + MemberPage.Size - 1) / MemberPage.Size));
        var joined = memberships.AsNoTracking()
            .Join(db.Set<Account>(), m => m.PersonId, a => a.Id, (m, a) => new Joined { Membership = m, Account = a });
        var rows = await order(joined).Skip((at - 1) * MemberPage.Size).Take(MemberPage.Size)
            .Select(row => new MemberRow(row.Membership, row.Account.DisplayName, row.Account.Email!, row.Account.Profession, row.Account.HprNumber))
            .ToListAsync(cancel);
        return new MemberPage([.. rows.Select(Judged)], total, at);
    }

    private MemberRow Judged(MemberRow row)
    {
        var (me, rights, now) = (viewer.PersonId ?? Guid.Empty, viewer.Rights(), clock.GetCurrentInstant());
        return row with
        {
            State = MembershipRules.StateOf(row.Membership, now),
            IsOwn = row.Membership.PersonId == me,
            Open = [.. Enum.GetValues<Decision>().Where(d => MembershipRules.Judge(d, row.Membership, me, rights, now) == DecisionOutcome.Done)],
        };
    }

    private sealed class Joined
    {
        public required Membership Membership { get; init; }

        public required Account Account { get; init; }
    }
}
