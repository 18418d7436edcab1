using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.ChooseCommittee;

/// <summary>One who is or can be in a committee.</summary>
/// <param name="Workplace">Of the confirmed membership; null where it names none.</param>
/// <param name="Counts">False for one whose membership no longer is confirmed: the place in the committee gives nothing then.</param>
public sealed record CommitteePerson(Guid PersonId, string Name, IReadOnlyList<Role> Roles, string? Workplace, bool Counts);

/// <summary>Who is in a course's programme committee, and who can be.</summary>
public sealed class Committee(PortalDb db, IClock clock)
{
    public const int MostFound = 20;

    /// <summary>By name. Three queries.</summary>
    public async Task<IReadOnlyList<CommitteePerson>> OfAsync(string course, CancellationToken cancel)
    {
        var ids = await db.Set<ItemEditor>().AsNoTracking().Where(e => e.Kind == CoursesModule.Course && e.Key == course).Select(e => e.PersonId).ToListAsync(cancel);
        var names = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancel);
        var confirmed = await ConfirmedAsync(db.Set<Membership>().Where(m => ids.Contains(m.PersonId)), cancel);
        return [.. names.OrderBy(a => a.DisplayName).Select(a => Person(a.Id, a.DisplayName, confirmed[a.Id]))];
    }

    /// <summary>Confirmed members of the tenant whose names hold the words, by name; at most twenty. Two queries, none without words.</summary>
    public async Task<IReadOnlyList<CommitteePerson>> FindAsync(string? words, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(words))
            return [];
        var wanted = LikePattern.Containing(words.Trim().ToLowerInvariant());
        var since = clock.GetCurrentInstant() - Membership.ConfirmationLasts;
        var members = db.Set<Membership>().Where(m => m.EndedAt == null && m.ConfirmedAt > since);
        var found = await db.Set<Account>().AsNoTracking()
            .Where(a => EF.Functions.Like(a.DisplayName.ToLower(), wanted, LikePattern.Escape) && members.Any(m => m.PersonId == a.Id))
            .OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Take(MostFound).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancel);
        var ids = found.Select(a => a.Id).ToList();
        var confirmed = await ConfirmedAsync(members.Where(m => ids.Contains(m.PersonId)), cancel);
        return [.. found.Select(a => Person(a.Id, a.DisplayName, confirmed[a.Id]))];
    }

    private async Task<ILookup<Guid, Membership>> ConfirmedAsync(IQueryable<Membership> memberships, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        return (await memberships.AsNoTracking().ToListAsync(cancel)).Where(m => m.IsConfirmed(now)).ToLookup(m => m.PersonId);
    }

    private static CommitteePerson Person(Guid id, string name, IEnumerable<Membership> confirmed)
    {
        var own = confirmed.OrderBy(m => m.Role).ToList();
        return new CommitteePerson(id, name, [.. own.Select(m => m.Role)], own.Select(m => m.Workplace).FirstOrDefault(w => !string.IsNullOrEmpty(w)), own.Count > 0);
    }
}
