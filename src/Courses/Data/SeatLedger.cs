using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>A course's sessions and active enrolments, locked until the transaction ends.</summary>
/// <param name="Sessions">Followed by the database: what is changed in them is saved.</param>
/// <param name="Active">Of one session, or of all where an application concerns several.</param>
public sealed record LockedCourse(IReadOnlyList<CourseSession> Sessions, IReadOnlyList<Enrolment> Active)
{
    /// <summary>One of them.</summary>
    public CourseSession Of(Guid sessionId) => Sessions.Single(session => session.Id == sessionId);

    internal CourseSeats Seats => new([.. Sessions.Select(session => session.Seats(Active))]);
}

/// <summary>Locks a course's seats, and writes what the domain decided: the only way from one to the other.</summary>
public sealed class SeatLedger(PortalDb db, IWriteLock writes, JobQueue jobs, IClock clock)
{
    /// <summary>The sessions that a request concerns: one alone, unless somebody in it has applied for several dates or the request names several. At most five queries.</summary>
    public async Task<LockedCourse> LockAsync(string courseKey, IReadOnlyCollection<Guid> sessionIds, CancellationToken cancel)
    {
        var queue = await db.Set<CourseQueue>().Where(q => q.CourseKey == courseKey).Select(q => q.Id).SingleAsync(cancel);
        await writes.LoadAsync<CourseQueue>(db, queue, cancel);
        var sessions = await db.Set<CourseSession>().Where(s => s.TenantId == db.CurrentTenant && s.CourseKey == courseKey && sessionIds.Contains(s.Id)).ToListAsync(cancel);
        var active = await ActiveAsync([.. sessions.Select(s => s.Id)], cancel);
        return active.Exists(e => e.Application is not null) ? await LockAllAsync(courseKey, cancel) : new LockedCourse(sessions, active);
    }

    /// <summary>All sessions of a course, under a lock that is made where the course is new.</summary>
    public async Task<LockedCourse> LockAllAsync(string courseKey, CancellationToken cancel)
    {
        if (await db.Set<CourseQueue>().SingleOrDefaultAsync(q => q.CourseKey == courseKey, cancel) is { } queue)
            await writes.LoadAsync<CourseQueue>(db, queue.Id, cancel);
        else
            db.Add(new CourseQueue { Id = Guid.CreateVersion7(), CourseKey = courseKey });
        var sessions = await db.Set<CourseSession>().Where(s => s.TenantId == db.CurrentTenant && s.CourseKey == courseKey).ToListAsync(cancel);
        return new LockedCourse(sessions, await ActiveAsync([.. sessions.Select(s => s.Id)], cancel));
    }

    /// <summary>Adds new enrolments, changes states, writes every decision, the jobs that tell of them and pass offers on, and the counts. The caller saves and commits.</summary>
    public void Write(LockedCourse course, SeatOutcome outcome)
    {
        var now = clock.GetCurrentInstant();
        var known = course.Active.ToDictionary(e => e.Id);
        var places = outcome.After.Sessions.SelectMany(s => s.Places.Select(p => (s.SessionId, Place: p))).ToDictionary(p => p.Place.EnrolmentId);
        var at = now;
        foreach (var decision in outcome.Decisions)
        {
            // A microsecond apart, which both databases keep: the order of one request's decisions is their times'.
            at += Duration.FromNanoseconds(1000);
            if (!known.TryGetValue(decision.EnrolmentId, out var enrolment))
            {
                // A place that was got and lost in one request would have no enrolment to point to: the domain never does that.
                var place = places[decision.EnrolmentId].Place;
                enrolment = new Enrolment
                {
                    Id = decision.EnrolmentId,
                    SessionId = decision.SessionId,
                    PersonId = decision.PersonId,
                    Audience = place.Profile.Audience,
                    Municipality = place.Profile.Municipality,
                    Number = place.Number,
                    EnrolledAt = now,
                };
                db.Add(enrolment);
                known.Add(enrolment.Id, enrolment);
            }

            Note(enrolment, decision, at);
        }

        foreach (var enrolment in known.Values)
        {
            var place = places.GetValueOrDefault(enrolment.Id).Place;
            (enrolment.Deadline, enrolment.Application) = (place?.Deadline, place?.Application);
        }

        foreach (var session in course.Sessions)
            session.Take(outcome.After[session.Id]);
    }

    private void Note(Enrolment enrolment, SeatDecision decision, Instant now)
    {
        enrolment.State = decision.Event.StateAfter() switch
        {
            PlaceState.Seated => EnrolmentState.Seated,
            PlaceState.Offered => EnrolmentState.Offered,
            PlaceState.Waiting => EnrolmentState.Waiting,
            _ => EnrolmentState.Cancelled,
        };
        enrolment.ChangedAt = now;
        var id = Guid.CreateVersion7();
        db.Add(new EnrolmentDecision
        {
            Id = id,
            SessionId = decision.SessionId,
            EnrolmentId = enrolment.Id,
            PersonId = enrolment.PersonId,
            At = now,
            Event = decision.Event,
            PriorityClass = decision.PriorityClass,
            ClassTitle = decision.ClassTitle is { Length: > 200 } title ? title[..200] : decision.ClassTitle,
            PlaceInQueue = decision.PlaceInQueue,
            SeatedAfter = decision.TakenAfter,
            Capacity = decision.Capacity,
            Deadline = decision.Deadline,
        });
        jobs.Add(TellOfDecision.Kind, id.ToString("N"));
        if (decision.Deadline is { } deadline)
            jobs.Add(SettleSeats.Kind, $"{decision.SessionId:N}:{id:N}", deadline);
    }

    private Task<List<Enrolment>> ActiveAsync(List<Guid> sessions, CancellationToken cancel) =>
        db.Set<Enrolment>().Where(e => sessions.Contains(e.SessionId) && e.State != EnrolmentState.Cancelled).ToListAsync(cancel);
}
