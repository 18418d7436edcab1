using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>What the tenant's confirmed memberships prove of people, for the rules of a queue.</summary>
public sealed class Profiles(PortalDb db, IClock clock)
{
    /// <summary>Of one with several roles: the one that the rules put first. One query.</summary>
    public async Task<Profile> OfAsync(Guid person, SeatRules rules, CancellationToken cancel) =>
        (await OfAsync([person], rules, cancel)).GetValueOrDefault(person, Profile.Unproved);

    /// <summary>Of each person of whom something is proved. One query.</summary>
    public async Task<IReadOnlyDictionary<Guid, Profile>> OfAsync(IReadOnlyCollection<Guid> people, SeatRules rules, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var local = now.InZone(Kernel.Time.Oslo.Zone).LocalDateTime;
        var memberships = await db.Set<Membership>().AsNoTracking()
            .Where(m => people.Contains(m.PersonId) && m.EndedAt == null && m.ConfirmedAt != null).ToListAsync(cancel);
        return memberships.Where(m => m.IsConfirmed(now) && RoleRights.AudienceOf(m.Role) is not null).ToLookup(m => m.PersonId).ToDictionary(
            own => own.Key,
            own => own.Select(m => new Profile(RoleRights.AudienceOf(m.Role), m.MunicipalityNumber))
                .OrderBy(profile => rules.ClassOf(profile, local)).ThenBy(profile => profile.Audience, StringComparer.Ordinal).First());
    }
}
