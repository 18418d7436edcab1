using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>
/// Seats as docs/algorithms/seats.md promises them, asked of the stored rows: nobody too many, nobody twice, counts that
/// agree, nobody waiting beside a free seat, a reason for every place, and only the first in line moved up.
/// </summary>
internal sealed class SeatInvariant(PortalDb db, IClock clock) : IInvariant
{
    public string Name => Texts.InvariantSeats;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var breaches = new List<string>();
        var sessions = await db.Set<CourseSession>().AsNoTracking().Where(s => s.TenantId == db.CurrentTenant).ToListAsync(cancel);
        var enrolments = (await db.Set<Enrolment>().AsNoTracking().ToListAsync(cancel)).ToLookup(e => e.SessionId);
        var decisions = (await db.Set<EnrolmentDecision>().AsNoTracking().ToListAsync(cancel)).ToLookup(d => d.SessionId);
        foreach (var session in sessions)
            Check(session, [.. enrolments[session.Id]], [.. decisions[session.Id]], message => breaches.Add($"{session.CourseKey}/{session.Key}: {message}"));
        return breaches;
    }

    private void Check(CourseSession session, List<Enrolment> all, List<EnrolmentDecision> decisions, Action<string> breach)
    {
        var active = all.Where(e => e.State != EnrolmentState.Cancelled).ToList();
        var seated = active.Count(e => e.State == EnrolmentState.Seated);
        var waiting = active.Count - seated;
        if (seated > session.Capacity)
            breach(Format(Texts.BreachTooMany, seated, session.Capacity));
        if (seated != session.Seated || waiting != session.Waiting)
            breach(Format(Texts.BreachCounts, session.Seated, session.Waiting, seated, waiting));
        if (active.GroupBy(e => e.PersonId).Any(g => g.Count() > 1))
            breach(Texts.BreachTwice);
        if (all.GroupBy(e => e.Number).Any(g => g.Count() > 1))
            breach(Texts.BreachNumber);
        var now = clock.NowInOslo();
        if (waiting > 0 && seated < session.DeclaredSeats && !session.IsCancelled && now <= session.Closes && now < session.Starts)
            breach(Texts.BreachFreeBesideQueue);
        var last = decisions.GroupBy(d => d.EnrolmentId).ToDictionary(g => g.Key, g => g.OrderBy(d => d.At).ThenBy(d => d.Id).Last().Event);
        if (all.Any(e => !last.TryGetValue(e.Id, out var what) || StateAfter(what) != e.State))
            breach(Texts.BreachReason);
        var byId = all.ToDictionary(e => e.Id);
        if (decisions.Where(d => d.Event == SeatEvent.MovedUp && byId.ContainsKey(d.EnrolmentId)).Any(d => active.Exists(e => WasOvertaken(e, byId[d.EnrolmentId], d.At))))
            breach(Texts.BreachOrder);
    }

    /// <summary>Still waits, waited when the other was moved up, and stood before the other in line.</summary>
    private static bool WasOvertaken(Enrolment waiting, Enrolment moved, Instant at) =>
        waiting.State == EnrolmentState.Waiting && waiting.EnrolledAt < at
        && (waiting.PriorityClass, waiting.Number).CompareTo((moved.PriorityClass, moved.Number)) < 0;

    private static EnrolmentState StateAfter(SeatEvent what) => what switch
    {
        SeatEvent.Seated or SeatEvent.MovedUp => EnrolmentState.Seated,
        SeatEvent.Queued => EnrolmentState.Waiting,
        _ => EnrolmentState.Cancelled,
    };

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
