using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>Why a person cannot do what was asked. Closed: every value has a sentence for the reader.</summary>
public enum SeatRefusal
{
    SessionCancelled,
    NotOpenYet,
    Closed,
    Past,
    AlreadySeated,
    AlreadyWaiting,
    NotEnrolled,
}

/// <summary>What happened to one place. Stored by name in the log of decisions; never renamed without a migration.</summary>
public enum SeatEvent
{
    /// <summary>Enrolled and got a seat at once.</summary>
    Seated,

    /// <summary>Enrolled and was put in the queue.</summary>
    Queued,

    /// <summary>Moved up from the queue, because a seat was freed or seats were added.</summary>
    MovedUp,

    /// <summary>Gave up a seat or a place in the queue in good time.</summary>
    Cancelled,

    /// <summary>Gave up a seat after the last day for doing so.</summary>
    CancelledLate,
}

/// <summary>One decision, with what it rested on: enough to write the reason in words.</summary>
/// <param name="PlaceInQueue">For <c>Queued</c> the place given; for <c>MovedUp</c> the place held, always 1.</param>
/// <param name="SeatedAfter">How many were seated when the decision was made, this one included.</param>
/// <param name="Capacity">The seats there were.</param>
public sealed record SeatDecision(
    Guid EnrolmentId, Guid PersonId, SeatEvent Event, int PriorityClass, int? PlaceInQueue, int SeatedAfter, int Capacity);

/// <summary>The seats after a request, and every decision it led to; or a refusal, and then nothing has changed.</summary>
public sealed record SeatOutcome(SeatRefusal? Refusal, SessionSeats After, IReadOnlyList<SeatDecision> Decisions);

/// <summary>
/// The one place where seats are given and freed: every path that does either goes through here. Pure: the same request
/// to the same seats gives the same outcome.
/// </summary>
public static class Seats
{
    /// <summary>Gives a seat where one is free and nobody waits, otherwise a place in the queue.</summary>
    public static SeatOutcome Enrol(SessionSeats seats, Guid enrolmentId, Guid personId, int priorityClass, LocalDateTime now)
    {
        var held = seats.Places.FirstOrDefault(place => place.PersonId == personId);
        var refusal = seats switch
        {
            { IsCancelled: true } => SeatRefusal.SessionCancelled,
            _ when held is { IsSeated: true } => SeatRefusal.AlreadySeated,
            _ when held is not null => SeatRefusal.AlreadyWaiting,
            _ when now >= seats.Starts => SeatRefusal.Past,
            _ when now > seats.Closes => SeatRefusal.Closed,
            _ when now < seats.Opens => SeatRefusal.NotOpenYet,
            _ => (SeatRefusal?)null,
        };
        if (refusal is not null)
            return new SeatOutcome(refusal, seats, []);

        var isSeated = seats.Free > 0 && seats.Queue.Count == 0;
        var place = new Place(enrolmentId, personId, isSeated, priorityClass, seats.NextNumber);
        var after = seats with { NextNumber = seats.NextNumber + 1, Places = [.. seats.Places, place] };
        var what = isSeated ? SeatEvent.Seated : SeatEvent.Queued;
        return new SeatOutcome(null, after, [Decide(place, what, after.PlaceInQueue(personId), after)]);
    }

    /// <summary>Frees the person's place; a freed seat goes to the first in line in the same decision.</summary>
    /// <param name="cancelBy">The last moment at which giving up a seat is not late.</param>
    public static SeatOutcome Cancel(SessionSeats seats, Guid personId, LocalDateTime cancelBy, LocalDateTime now)
    {
        var held = seats.Places.FirstOrDefault(place => place.PersonId == personId);
        if (held is null)
            return new SeatOutcome(SeatRefusal.NotEnrolled, seats, []);
        if (seats.IsCancelled)
            return new SeatOutcome(SeatRefusal.SessionCancelled, seats, []);
        if (now >= seats.Starts)
            return new SeatOutcome(SeatRefusal.Past, seats, []);
        var after = seats with { Places = [.. seats.Places.Where(place => place != held)] };
        var what = held.IsSeated && now > cancelBy ? SeatEvent.CancelledLate : SeatEvent.Cancelled;
        return MoveUp(after, now, Decide(held, what, null, after));
    }

    /// <summary>Changes the number of seats; new ones go to the queue in order, and nobody loses a seat.</summary>
    public static SeatOutcome ChangeSeats(SessionSeats seats, int declaredSeats, LocalDateTime now) =>
        MoveUp(seats with { DeclaredSeats = declaredSeats }, now);

    private static SeatOutcome MoveUp(SessionSeats seats, LocalDateTime now, params SeatDecision[] soFar)
    {
        var decisions = new List<SeatDecision>(soFar);
        if (seats.IsCancelled || now > seats.Closes || now >= seats.Starts)
            return new SeatOutcome(null, seats, decisions);
        while (seats.Free > 0 && seats.Queue is [var first, ..])
        {
            var held = seats.PlaceInQueue(first.PersonId);
            var moved = first with { IsSeated = true };
            seats = seats with { Places = [.. seats.Places.Where(place => place != first), moved] };
            decisions.Add(Decide(moved, SeatEvent.MovedUp, held, seats));
        }

        return new SeatOutcome(null, seats, decisions);
    }

    private static SeatDecision Decide(Place place, SeatEvent what, int? placeInQueue, SessionSeats after) =>
        new(place.EnrolmentId, place.PersonId, what, place.PriorityClass, placeInQueue, after.Seated, after.Capacity);
}
