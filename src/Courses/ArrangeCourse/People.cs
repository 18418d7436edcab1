using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse;

/// <summary>One with a place, and every decision on it, the last one last.</summary>
public sealed record PlacedPerson(Participant Who, int? PlaceInQueue, IReadOnlyList<EnrolmentDecision> Decisions);

/// <summary>The people of a session as its arranger sees them, with the decisions on their places. Five queries, whatever the number.</summary>
public sealed class PeopleList(PortalDb db, Participants participants, IClock clock)
{
    /// <summary>Those with a seat first, then offers, then the queue in its order.</summary>
    public async Task<IReadOnlyList<PlacedPerson>> OfAsync(CourseSession session, CancellationToken cancel)
    {
        var people = await participants.OfAsync(session.Id, cancel);
        var places = session.Seats(await db.Set<Enrolment>().AsNoTracking().Where(e => e.SessionId == session.Id && e.State != EnrolmentState.Cancelled).ToListAsync(cancel));
        var decisions = (await db.Set<EnrolmentDecision>().AsNoTracking().Where(d => d.SessionId == session.Id).ToListAsync(cancel)).ToLookup(d => d.EnrolmentId);
        var order = new[] { EnrolmentState.Seated, EnrolmentState.Offered, EnrolmentState.Waiting };
        var queue = places.Queue(clock.NowInOslo()).Select((place, i) => (place.EnrolmentId, Number: i + 1)).ToDictionary(p => p.EnrolmentId, p => p.Number);
        return
        [
            .. people.Select(p => new PlacedPerson(
                    p, queue.TryGetValue(p.EnrolmentId, out var number) ? number : null, [.. decisions[p.EnrolmentId].OrderBy(d => d.At).ThenBy(d => d.Id)]))
                .OrderBy(p => Array.IndexOf(order, p.Who.State)).ThenBy(p => p.PlaceInQueue),
        ];
    }

    /// <summary>How many have given up or lost a place, and how many of them too late. One query.</summary>
    public async Task<(int Left, int Late)> LeftAsync(Guid session, CancellationToken cancel)
    {
        var events = await db.Set<EnrolmentDecision>().Where(d => d.SessionId == session).Select(d => d.Event).ToListAsync(cancel);
        return (events.Count(e => e.StateAfter() is null), events.Count(e => e == SeatEvent.CancelledLate));
    }
}

/// <summary>The arranger takes a person off a session. The caller has seen to it that the viewer arranges it.</summary>
public sealed record RemoveParticipant(Guid SessionId, Guid PersonId) : IRequest<EnrolResult>;

internal sealed class RemoveParticipantHandler(SeatWork work, PortalDb db, Viewer viewer, IClock clock) : IRequestHandler<RemoveParticipant, EnrolResult>
{
    public Task<EnrolResult> Handle(RemoveParticipant request, CancellationToken cancel) => work.RunAsync(viewer, [request.SessionId], null, (course, _) =>
    {
        var outcome = Seats.Remove(course.Seats, request.SessionId, request.PersonId, clock.GetCurrentInstant());
        if (outcome.Refusal is null)
            AuditLog.Add(db, clock, viewer, AuditActions.CourseRemoved, $"enrolment {outcome.Decisions.First(d => d.PersonId == request.PersonId).EnrolmentId}");
        return Task.FromResult(outcome);
    }, cancel);
}
