using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>Somebody who asks for a place.</summary>
/// <param name="EnrolmentId">Just made: the place's own.</param>
public sealed record Applicant(Guid EnrolmentId, Guid PersonId, Profile Profile);

/// <summary>
/// The one place where seats are given and freed: every path that does either goes through here. Pure: the same request
/// to the same seats gives the same outcome. Every request first settles what time has changed: offers that have run out,
/// classes and quotas that have ended.
/// </summary>
public static class Seats
{
    /// <summary>Gives a seat where one is free that the person may have, otherwise a place in the queue.</summary>
    public static SeatOutcome Enrol(CourseSeats course, Guid sessionId, Applicant person, Instant now) => EnrolGroup(course, sessionId, [person], now);

    /// <summary>
    /// Enrols several people as one: all or none. They get numbers that follow each other, each stands in the class that is proved
    /// of that one, and they are seated as if they had come one after the other.
    /// </summary>
    public static SeatOutcome EnrolGroup(CourseSeats course, Guid sessionId, IReadOnlyList<Applicant> people, Instant now)
    {
        var desk = SeatDesk.Settled(course, now);
        foreach (var person in people)
        {
            if (desk.RefusalOf(sessionId, person.PersonId) is { } refusal)
                return new SeatOutcome(refusal, course, []) { RefusedPerson = person.PersonId };
            desk.Enrol(sessionId, person, null, mayWait: true);
        }

        return desk.Outcome;
    }

    /// <summary>
    /// One application for any of these dates: a seat on the first that has one for the person, else a place in the queue of each.
    /// The first seat that comes ends the others.
    /// </summary>
    /// <param name="wishes">The dates in the order that the person wants them, each with the place it would get.</param>
    /// <param name="application">Just made.</param>
    public static SeatOutcome Apply(CourseSeats course, IReadOnlyList<(Guid SessionId, Applicant Person)> wishes, Guid application, Instant now)
    {
        var desk = SeatDesk.Settled(course, now);
        var refusals = wishes.Select(wish => desk.RefusalOf(wish.SessionId, wish.Person.PersonId)).ToList();
        if (refusals.Find(refusal => refusal is not null) is { } refused)
            return new SeatOutcome(refused, course, []);
        foreach (var (session, person) in wishes)
        {
            if (desk.Enrol(session, person, null, mayWait: false))
                return desk.Outcome;
        }

        foreach (var (session, person) in wishes)
            desk.Enrol(session, person, application, mayWait: true);
        return desk.Outcome;
    }

    /// <summary>Frees the person's place; a freed seat goes to the first in line who may have it, in the same decision.</summary>
    public static SeatOutcome Cancel(CourseSeats course, Guid sessionId, Guid personId, Instant now) => Leave(course, sessionId, personId, SeatEvent.Cancelled, now);

    /// <summary>The arranger takes a person off; the same as giving up the place, and never late.</summary>
    public static SeatOutcome Remove(CourseSeats course, Guid sessionId, Guid personId, Instant now) => Leave(course, sessionId, personId, SeatEvent.Removed, now);

    /// <summary>Says no to an offer: the place is gone, and the seat is passed on.</summary>
    public static SeatOutcome Decline(CourseSeats course, Guid sessionId, Guid personId, Instant now) => Leave(course, sessionId, personId, SeatEvent.Declined, now);

    /// <summary>Says yes to an offer that has not run out.</summary>
    public static SeatOutcome Accept(CourseSeats course, Guid sessionId, Guid personId, Instant now)
    {
        var desk = SeatDesk.Settled(course, now);
        if (desk.Held(sessionId, personId) is not { State: PlaceState.Offered } place)
            return new SeatOutcome(SeatRefusal.NoOffer, course, []);
        if (desk.ChangeRefusalOf(sessionId) is { } refusal)
            return new SeatOutcome(refusal, course, []);
        desk.Seat(sessionId, place, SeatEvent.Accepted, null);
        return desk.Outcome;
    }

    /// <summary>Exchanges a place on one date for a seat on another, where one is free that the person may have; else nothing is changed.</summary>
    /// <param name="person">With a new enrolment, for the place there.</param>
    public static SeatOutcome Transfer(CourseSeats course, Guid fromSession, Guid toSession, Applicant person, Instant now)
    {
        var desk = SeatDesk.Settled(course, now);
        var refusal = desk.Held(fromSession, person.PersonId) is null ? SeatRefusal.NotEnrolled
            : desk.ChangeRefusalOf(fromSession) ?? desk.RefusalOf(toSession, person.PersonId)
            ?? (desk.IsLate(fromSession, person.PersonId) ? SeatRefusal.TooLateToMove : null);
        if (refusal is not null)
            return new SeatOutcome(refusal, course, []);
        if (!desk.Enrol(toSession, person, null, mayWait: false, SeatEvent.MovedHere))
            return new SeatOutcome(SeatRefusal.NoSeatThere, course, []);
        var left = desk.Held(fromSession, person.PersonId)!;
        desk.Leave(fromSession, left, SeatEvent.MovedAway);
        desk.EndApplication(fromSession, left);
        desk.Settle();
        return desk.Outcome;
    }

    /// <summary>
    /// Passes on offers that have run out and moves up whoever may have a free seat now: after the arranger has changed seats or
    /// rules (nobody loses a seat by that), and whenever time has changed something.
    /// </summary>
    public static SeatOutcome Settle(CourseSeats course, Instant now) => SeatDesk.Settled(course, now).Outcome;

    private static SeatOutcome Leave(CourseSeats course, Guid sessionId, Guid personId, SeatEvent what, Instant now)
    {
        var desk = SeatDesk.Settled(course, now);
        if (desk.Held(sessionId, personId) is not { } place)
            return new SeatOutcome(SeatRefusal.NotEnrolled, course, []);
        if (what == SeatEvent.Declined && place.State != PlaceState.Offered)
            return new SeatOutcome(SeatRefusal.NoOffer, course, []);
        if (desk.ChangeRefusalOf(sessionId) is { } refusal)
            return new SeatOutcome(refusal, course, []);
        desk.Leave(sessionId, place, what == SeatEvent.Cancelled && desk.IsLate(sessionId, personId) ? SeatEvent.CancelledLate : what);
        desk.Settle();
        return desk.Outcome;
    }
}
