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

    /// <summary>Nothing is offered to the person, or no longer.</summary>
    NoOffer,

    /// <summary>The last day for giving up the seat has passed, so it cannot be exchanged for another.</summary>
    TooLateToMove,

    /// <summary>The other date has no seat that this person may have.</summary>
    NoSeatThere,
}

/// <summary>What happened to one place. Stored by name in the log of decisions; never renamed without a migration.</summary>
public enum SeatEvent
{
    /// <summary>Enrolled and got a seat at once.</summary>
    Seated,

    /// <summary>Enrolled and was put in the queue.</summary>
    Queued,

    /// <summary>Moved up from the queue and got the seat.</summary>
    MovedUp,

    /// <summary>Moved up from the queue and is offered the seat until a deadline.</summary>
    Offered,

    /// <summary>Said yes to the offer.</summary>
    Accepted,

    /// <summary>Said no to the offer; out of this queue.</summary>
    Declined,

    /// <summary>Did not answer the offer in time; out of this queue.</summary>
    OfferExpired,

    /// <summary>Gave up a seat or a place in the queue in good time.</summary>
    Cancelled,

    /// <summary>Gave up a seat after the last day for doing so.</summary>
    CancelledLate,

    /// <summary>Taken off by the arranger.</summary>
    Removed,

    /// <summary>Left this queue because the same application got a seat on another date.</summary>
    Withdrawn,

    /// <summary>Gave up this place for a seat on another date.</summary>
    MovedAway,

    /// <summary>Got this seat in exchange for a place on another date.</summary>
    MovedHere,
}

/// <summary>What the events mean for a place.</summary>
public static class SeatEvents
{
    /// <summary>What the place is after the event; null where it is gone.</summary>
    public static PlaceState? StateAfter(this SeatEvent what) => what switch
    {
        SeatEvent.Seated or SeatEvent.MovedUp or SeatEvent.Accepted or SeatEvent.MovedHere => PlaceState.Seated,
        SeatEvent.Queued => PlaceState.Waiting,
        SeatEvent.Offered => PlaceState.Offered,
        _ => null,
    };

    /// <summary>The person came from the queue to the seat or the offer of it.</summary>
    public static bool IsMoveUp(this SeatEvent what) => what is SeatEvent.MovedUp or SeatEvent.Offered;
}

/// <summary>One decision, with what it rested on: enough to write the reason in words.</summary>
/// <param name="PriorityClass">The person's class when the decision was made.</param>
/// <param name="ClassTitle">What that class was called; null outside the classes.</param>
/// <param name="PlaceInQueue">For <c>Queued</c> the place given; for <c>MovedUp</c> and <c>Offered</c> the place held.</param>
/// <param name="TakenAfter">How many seats were taken when the decision was made, this one included.</param>
/// <param name="Capacity">The seats there were.</param>
/// <param name="Deadline">Of an offer.</param>
public sealed record SeatDecision(
    Guid SessionId, Guid EnrolmentId, Guid PersonId, SeatEvent Event, int PriorityClass, string? ClassTitle, int? PlaceInQueue, int TakenAfter, int Capacity, Instant? Deadline);

/// <summary>The seats after a request, and every decision it led to; or a refusal, and then nothing has changed.</summary>
public sealed record SeatOutcome(SeatRefusal? Refusal, CourseSeats After, IReadOnlyList<SeatDecision> Decisions)
{
    /// <summary>Of a group: who it was that could not be enrolled.</summary>
    public Guid? RefusedPerson { get; init; }
}
