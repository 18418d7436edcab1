using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Data;

/// <summary>Loads the active places of a locked session, and writes what the domain decided.</summary>
public sealed class SeatLedger(PortalDb db, JobQueue jobs, IClock clock)
{
    /// <summary>Active enrolments of a session that the caller has locked.</summary>
    public Task<List<Enrolment>> ActiveAsync(Guid sessionId, CancellationToken cancel) =>
        db.Set<Enrolment>().Where(e => e.SessionId == sessionId && e.State != EnrolmentState.Cancelled).ToListAsync(cancel);

    /// <summary>Adds new enrolments, changes states, writes every decision, the job that tells of it, and the counts. The caller saves and commits.</summary>
    public void Write(CourseSession session, IReadOnlyList<Enrolment> active, SeatOutcome outcome)
    {
        var now = clock.GetCurrentInstant();
        var known = active.ToDictionary(e => e.Id);
        foreach (var decision in outcome.Decisions)
        {
            if (!known.TryGetValue(decision.EnrolmentId, out var enrolment))
            {
                enrolment = new Enrolment
                {
                    Id = decision.EnrolmentId,
                    SessionId = session.Id,
                    PersonId = decision.PersonId,
                    PriorityClass = decision.PriorityClass,
                    Number = session.NextNumber,
                    EnrolledAt = now,
                };
                db.Add(enrolment);
                known.Add(enrolment.Id, enrolment);
            }

            enrolment.State = decision.Event switch
            {
                SeatEvent.Seated or SeatEvent.MovedUp => EnrolmentState.Seated,
                SeatEvent.Queued => EnrolmentState.Waiting,
                _ => EnrolmentState.Cancelled,
            };
            enrolment.ChangedAt = now;
            var id = Guid.CreateVersion7();
            db.Add(new EnrolmentDecision
            {
                Id = id,
                SessionId = session.Id,
                EnrolmentId = enrolment.Id,
                PersonId = enrolment.PersonId,
                At = now,
                Event = decision.Event,
                PriorityClass = decision.PriorityClass,
                PlaceInQueue = decision.PlaceInQueue,
                SeatedAfter = decision.SeatedAfter,
                Capacity = decision.Capacity,
            });
            jobs.Add(TellOfDecision.Kind, id.ToString("N"));
        }

        session.Take(outcome.After);
    }
}
