using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>One of Nav's own people, in one profession.</summary>
/// <param name="Plan">Null where the profession has no plan.</param>
/// <param name="Month">The first day of the month of the last change; null while nothing is done.</param>
public sealed record CompetenceRow(string Name, string Audience, string? Workplace, PublishedView? Plan, int RequiredDone, int Required, int OptionalDone, int Optional, LocalDate? Month);

/// <summary>How many general practitioners have done a module.</summary>
public sealed record ModuleCoverage(PublishedView Module, Coverage Done);

/// <summary>What the coordinating physician sees: Nav's own people by name, general practitioners as counts.</summary>
public sealed record CompetenceView(IReadOnlyList<CompetenceRow> People, bool CountsAreShown, IReadOnlyList<ModuleCoverage> Modules);

/// <summary>Reads how the current tenant's people have come along. Five queries, whatever the number of people.</summary>
public sealed class CompetenceOverview(PortalDb db, PublishedContent content, Plans plans, IClock clock)
{
    private static readonly Role[] Shown = [Role.Counsellor, Role.NavOfficeEditor, Role.AdvisoryPhysician, Role.CoordinatingAdvisoryPhysician];

    public async Task<CompetenceView> ReadAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var members = (await db.Set<Membership>().AsNoTracking()
                .Where(m => m.EndedAt == null && m.ConfirmedAt != null && (m.Role == Role.Gp || Shown.Contains(m.Role))).ToListAsync(cancel))
            .Where(m => m.IsConfirmed(now)).ToList();
        var ids = members.Where(m => m.Role != Role.Gp).Select(m => m.PersonId).Distinct().ToList();
        var names = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var shares = (await db.Set<CompetenceShare>().AsNoTracking().ToListAsync(cancel)).ToLookup(share => (share.PersonId, share.Audience));
        var byAudience = await plans.ByAudienceAsync(cancel);
        var people =
            from member in members
            where member.Role != Role.Gp
            group member by (member.PersonId, Audience: RoleRights.AudienceOf(member.Role)!) into same
            let plan = byAudience.GetValueOrDefault(same.Key.Audience)
            let share = shares[same.Key].FirstOrDefault()
            select RowOf(names.GetValueOrDefault(same.Key.PersonId, ""), same.Key.Audience, same.Select(m => m.Workplace).FirstOrDefault(w => !string.IsNullOrEmpty(w)), plan, share);
        var gps = members.Where(m => m.Role == Role.Gp).Select(m => m.PersonId).Distinct().ToList();
        var done = gps.Select(gp => shares[(gp, Audiences.Gp)].FirstOrDefault()?.Modules ?? "").ToList();
        var modules = (await content.ListAsync(CoursesModule.Module, cancel)).DistinctBy(module => module.Key)
            .Select(module => new ModuleCoverage(module, Coverage.Of(gps.Count, done.Count(keys => keys.Contains($" {module.Key} ", StringComparison.Ordinal))))).ToList();
        return new CompetenceView(
            [.. people.OrderBy(row => row.Name, StringComparer.Create(new("nb-NO"), ignoreCase: true)).ThenBy(row => row.Audience, StringComparer.Ordinal)],
            gps.Count >= 2 * Coverage.Smallest, modules);
    }

    private static CompetenceRow RowOf(string name, string audience, string? workplace, PublishedView? plan, CompetenceShare? share)
    {
        var tasks = plan is null ? [] : Plans.TasksOf(plan.Document);
        // Counts of another plan say nothing of this one.
        var counts = share is not null && share.PlanKey == plan?.Key ? share : null;
        var (required, optional) = (tasks.Count(task => task.IsRequired), tasks.Count(task => !task.IsRequired));
        return new CompetenceRow(
            name, audience, workplace, plan, Math.Min(counts?.RequiredDone ?? 0, required), required, Math.Min(counts?.OptionalDone ?? 0, optional), optional,
            counts is { } known && known.RequiredDone + known.OptionalDone > 0 ? known.Month : null);
    }
}
