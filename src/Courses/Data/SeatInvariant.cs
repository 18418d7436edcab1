using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>
/// Seats as docs/algorithms/seats.md promises them, asked of the stored rows: nobody too many, nobody twice, counts that
/// agree, nobody waiting beside a seat they may have, no offer twice or for ever, a reason for every place, nobody overtaken.
/// </summary>
internal sealed class SeatInvariant(PortalDb db, IClock clock) : IInvariant
{
    public string Name => Texts.InvariantSeats;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var breaches = new List<string>();
        var now = clock.GetCurrentInstant();
        var sessions = await db.Set<CourseSession>().AsNoTracking().Where(s => s.TenantId == db.CurrentTenant).ToListAsync(cancel);
        var enrolments = (await db.Set<Enrolment>().AsNoTracking().ToListAsync(cancel)).ToLookup(e => e.SessionId);
        var decisions = (await db.Set<EnrolmentDecision>().AsNoTracking().ToListAsync(cancel)).ToLookup(d => d.SessionId);
        // What time has changed is settled by a job: until it has run, that is no breach.
        var settling = (await db.Set<Job>().Where(j => j.TenantId == db.CurrentTenant && j.Kind == SettleSeats.Kind && j.State == JobState.Waiting).ToListAsync(cancel))
            .Where(j => j.Due <= now).Select(j => Guid.ParseExact(j.Key[..32], "N")).ToHashSet();
        foreach (var session in sessions)
            Check(session, [.. enrolments[session.Id]], [.. decisions[session.Id]], message => breaches.Add($"{session.CourseKey}/{session.Key}: {message}"));
        foreach (var course in sessions.GroupBy(s => s.CourseKey).Where(course => !course.Any(s => settling.Contains(s.Id))))
        {
            var seats = new CourseSeats([.. course.Select(s => s.Seats(enrolments[s.Id].Where(e => e.State != EnrolmentState.Cancelled)))]);
            if (Seats.Settle(seats, now).Decisions.Count > 0)
                breaches.Add($"{course.Key}: {Texts.BreachFreeBesideQueue}");
            var offers = seats.Sessions.SelectMany(s => s.Places).Where(p => p.State == PlaceState.Offered).ToList();
            if (offers.Exists(p => p.Deadline is null) || offers.Where(p => p.Application is not null).GroupBy(p => p.Application).Any(g => g.Count() > 1))
                breaches.Add($"{course.Key}: {Texts.BreachOffer}");
        }

        return breaches;
    }

    private static void Check(CourseSession session, List<Enrolment> all, List<EnrolmentDecision> decisions, Action<string> breach)
    {
        var active = all.Where(e => e.State != EnrolmentState.Cancelled).ToList();
        var (seated, offered) = (active.Count(e => e.State == EnrolmentState.Seated), active.Count(e => e.State == EnrolmentState.Offered));
        var waiting = active.Count - seated - offered;
        if (seated + offered > session.Capacity)
            breach(Format(Texts.BreachTooMany, seated + offered, session.Capacity));
        if ((seated, offered, waiting) != (session.Seated, session.Offered, session.Waiting))
            breach(Format(Texts.BreachCounts, session.Seated, session.Offered, session.Waiting, seated, offered, waiting));
        if (active.GroupBy(e => e.PersonId).Any(g => g.Count() > 1))
            breach(Texts.BreachTwice);
        if (all.GroupBy(e => e.Number).Any(g => g.Count() > 1))
            breach(Texts.BreachNumber);
        var last = decisions.GroupBy(d => d.EnrolmentId).ToDictionary(g => g.Key, g => g.OrderBy(d => d.At).ThenBy(d => d.Id).Last().Event);
        if (all.Any(e => !last.TryGetValue(e.Id, out var what) || what.StateAfter()?.ToString() != (e.State == EnrolmentState.Cancelled ? null : e.State.ToString())))
            breach(Texts.BreachReason);
        var byId = all.ToDictionary(e => e.Id);
        if (decisions.Where(d => d.Event.IsMoveUp() && byId.ContainsKey(d.EnrolmentId)).Any(d => active.Exists(e => WasOvertaken(session, e, byId[d.EnrolmentId], d.At))))
            breach(Texts.BreachOrder);
    }

    /// <summary>
    /// Still waits, waited when the other was moved up, and stood before: in the line as the rules were then, or, where there are
    /// quotas or the rules have changed since, among those of whom the same is proved. Those who have applied for several dates
    /// are left out: one with an offer elsewhere is passed over, rightly.
    /// </summary>
    private static bool WasOvertaken(CourseSession session, Enrolment waiting, Enrolment moved, Instant at)
    {
        if (waiting.State != EnrolmentState.Waiting || waiting.Application is not null || waiting.EnrolledAt >= at)
            return false;
        var rules = session.SeatRules;
        if (rules.Quotas.Count > 0 || at < session.RulesSince)
            return waiting.Profile == moved.Profile && waiting.Number < moved.Number;
        var then = at.InZone(Kernel.Time.Oslo.Zone).LocalDateTime;
        return (rules.ClassOf(waiting.Profile, then), waiting.Number).CompareTo((rules.ClassOf(moved.Profile, then), moved.Number)) < 0;
    }

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
