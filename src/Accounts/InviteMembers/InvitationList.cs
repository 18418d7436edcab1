using KunnskapsPortal.Accounts.ApproveMembers;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>An invitation that nobody has answered, as an approver sees it.</summary>
/// <param name="MayWithdraw">Whether this approver may take it back.</param>
public sealed record InvitationRow(Invitation Invitation, bool IsExpired, bool MayWithdraw);

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="Page">From 1.</param>
public sealed record InvitationPage(IReadOnlyList<InvitationRow> Rows, int Total, int Page)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>The current tenant's unanswered invitations, and what the form for new ones offers.</summary>
public sealed class InvitationList(PortalDb db, TenantContext tenant, Viewer viewer, IClock clock)
{
    private const int MostWorkplaces = 200;

    /// <summary>Those that nobody has answered or taken back, the newest first. Two queries.</summary>
    public async Task<InvitationPage> OpenAsync(int page, CancellationToken cancel)
    {
        var open = db.Set<Invitation>().AsNoTracking().Where(i => i.AcceptedAt == null && i.WithdrawnAt == null);
        var total = await open.CountAsync(cancel);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + InvitationPage.Size - 1) / InvitationPage.Size));
        var rows = await open.OrderByDescending(i => i.InvitedAt).ThenBy(i => i.Id)
            .Skip((at - 1) * InvitationPage.Size).Take(InvitationPage.Size).ToListAsync(cancel);
        var (now, rights) = (clock.GetCurrentInstant(), viewer.Rights());
        return new InvitationPage(
            [.. rows.Select(i => new InvitationRow(i, InvitationRules.IsExpired(i, now), InvitationRules.MayWithdraw(i, rights)))], total, at);
    }

    /// <summary>Workplaces of the tenant's members, so that the same office is written the same way. At most 200.</summary>
    public async Task<IReadOnlyList<string>> WorkplacesAsync(CancellationToken cancel) =>
        await db.Set<Membership>().Where(m => m.ConfirmedAt != null && m.EndedAt == null && m.Workplace != null && m.Workplace != "")
            .Select(m => m.Workplace!).Distinct().OrderBy(name => name).Take(MostWorkplaces).ToListAsync(cancel);

    /// <summary>The region's municipalities of today by name; all of Norway's for the national tenant and for a region that has none.</summary>
    public async Task<IReadOnlyList<(string Value, string Label)>> MunicipalitiesAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var all = await db.Set<Municipality>().AsNoTracking().ToListAsync(cancel);
        var standing = all.Where(m => m.ValidFrom <= today && (m.ValidTo is null || m.ValidTo >= today)).ToList();
        var own = standing.Where(m => m.Region == tenant.Id).ToList();
        return
        [
            .. (own.Count > 0 ? own : standing).OrderBy(m => m.Name, StringComparer.Create(new("nb-NO"), ignoreCase: true))
                .Select(m => (m.Number, $"{m.Name} ({m.Number})")),
        ];
    }
}
