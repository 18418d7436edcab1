using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>One with a place in a session, as arrangers see people.</summary>
/// <param name="Audience">The profession that a confirmed membership of the tenant proves; null where none does: a typed one gives nothing.</param>
/// <param name="Municipality">Four digits, of the confirmed membership, else as typed; null where neither says.</param>
/// <param name="Workplace">Nav office or GP office, of the confirmed membership, else as typed; null where neither says.</param>
public sealed record Participant(
    Guid EnrolmentId, Guid PersonId, string Name, string? Audience, string? Municipality, string? Workplace, EnrolmentState State, int Number);

/// <summary>The people of a session of the current tenant, for its arranger.</summary>
public sealed class Participants(PortalDb db, IClock clock)
{
    /// <summary>Everybody with a seat, an offer or a place in the queue, by name. Three queries.</summary>
    public async Task<IReadOnlyList<Participant>> OfAsync(Guid sessionId, CancellationToken cancel)
    {
        var places = await db.Set<Enrolment>().AsNoTracking().Where(e => e.SessionId == sessionId && e.State != EnrolmentState.Cancelled).ToListAsync(cancel);
        var ids = places.Select(e => e.PersonId).ToList();
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var now = clock.GetCurrentInstant();
        var memberships = (await db.Set<Membership>().AsNoTracking().Where(m => ids.Contains(m.PersonId) && m.EndedAt == null && m.ConfirmedAt != null).ToListAsync(cancel))
            .Where(m => m.IsConfirmed(now)).ToLookup(m => m.PersonId);
        return
        [
            .. from place in places
               let account = accounts.GetValueOrDefault(place.PersonId)
               let own = memberships[place.PersonId].Where(m => RoleRights.AudienceOf(m.Role) is not null).OrderBy(m => m.Role).FirstOrDefault()
               let name = account?.DisplayName ?? ""
               orderby name, place.Number
               select new Participant(
                   place.Id, place.PersonId, name, own is null ? null : RoleRights.AudienceOf(own.Role),
                   own?.MunicipalityNumber ?? account?.MunicipalityNumber, own?.Workplace ?? account?.Workplace, place.State, place.Number),
        ];
    }

    /// <summary>Everybody with a seat, by name.</summary>
    public async Task<IReadOnlyList<Participant>> SeatedAsync(Guid sessionId, CancellationToken cancel) =>
        [.. (await OfAsync(sessionId, cancel)).Where(p => p.State == EnrolmentState.Seated)];
}
