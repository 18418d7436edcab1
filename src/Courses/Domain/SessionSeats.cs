using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>What a place is.</summary>
public enum PlaceState
{
    Waiting,

    /// <summary>A seat is kept for the person until the offer's deadline: it is taken, and not yet the person's.</summary>
    Offered,

    Seated,
}

/// <summary>A person's place in a session: a seat, an offer of one, or a place in the one queue.</summary>
/// <param name="EnrolmentId">The enrolment that holds the place.</param>
/// <param name="PersonId">Whose it is; a person holds at most one place in a session.</param>
/// <param name="Profile">What was proved of the person then.</param>
/// <param name="Number">The order in which people enrolled in this session, from 1; never used twice.</param>
public sealed record Place(Guid EnrolmentId, Guid PersonId, PlaceState State, Profile Profile, int Number)
{
    /// <summary>Of an offer: from this moment it is passed on.</summary>
    public Instant? Deadline { get; init; }

    /// <summary>The same for places that one person has asked for as "any of these dates": one seat ends the others. Null for most.</summary>
    public Guid? Application { get; init; }

    public bool HoldsSeat => State != PlaceState.Waiting;
}

/// <summary>
/// The seats of a session as they stand: an immutable value. What is promised of it stands in docs/algorithms/seats.md.
/// Clock times are Europe/Oslo.
/// </summary>
/// <param name="DeclaredSeats">Seats as the organiser has written, 0 or more.</param>
/// <param name="Opens">The first moment people can enrol.</param>
/// <param name="Closes">After this nobody enrols and nobody is moved up.</param>
/// <param name="CancelBy">The last moment at which giving up a seat is not late.</param>
/// <param name="Starts">The first meeting; from this moment nothing changes.</param>
/// <param name="IsCancelled">The session will not be held.</param>
/// <param name="Rules">Who goes first, for whom seats are kept, and whether seats are offered.</param>
/// <param name="NextNumber">The number the next person gets.</param>
/// <param name="Places">Every active place, in any order.</param>
public sealed record SessionSeats(
    Guid SessionId,
    int DeclaredSeats,
    LocalDateTime Opens,
    LocalDateTime Closes,
    LocalDateTime CancelBy,
    LocalDateTime Starts,
    bool IsCancelled,
    SeatRules Rules,
    int NextNumber,
    IReadOnlyList<Place> Places)
{
    /// <summary>Seats that somebody has or is offered.</summary>
    public int Taken => Places.Count(place => place.HoldsSeat);

    /// <summary>Seats that may be used: as declared, or as many as are taken where the organiser lowered it below that.</summary>
    public int Capacity => Math.Max(DeclaredSeats, Taken);

    public int Free => Math.Max(0, DeclaredSeats - Taken);

    /// <summary>Seats are moved to those who wait: not in a cancelled session, not after closing, not after the start.</summary>
    public bool MovesUp(LocalDateTime now) => !IsCancelled && now <= Closes && now < Starts;

    /// <summary>Those who wait, first in line first: by their class at this moment, then by the order in which they enrolled.</summary>
    public IReadOnlyList<Place> Queue(LocalDateTime now) =>
        [.. Places.Where(place => place.State == PlaceState.Waiting).OrderBy(place => Rules.ClassOf(place.Profile, now)).ThenBy(place => place.Number)];

    /// <summary>The place in line of a waiting person, from 1; null where the person does not wait.</summary>
    public int? PlaceInQueue(Guid personId, LocalDateTime now)
    {
        var queue = Queue(now);
        for (var i = 0; i < queue.Count; i++)
        {
            if (queue[i].PersonId == personId)
                return i + 1;
        }

        return null;
    }

    /// <summary>Whether a seat is free that this person may have: one is left when the seats still kept for others are set aside, and no "at most" is reached.</summary>
    public bool MayHave(Profile person, LocalDateTime now)
    {
        if (Free == 0)
            return false;
        var quotas = Rules.QuotasAt(DeclaredSeats, now);
        if (quotas.Count == 0)
            return true;
        var taken = Places.Where(place => place.HoldsSeat).Select(place => place.Profile).ToList();
        var kept = quotas.Where(quota => quota.Form == QuotaForm.Kept).ToList();
        var own = kept.Find(quota => quota.Group.Has(person));
        var forOthers = kept.Where(quota => quota != own)
            .Sum(quota => Math.Max(0, quota.Seats - taken.Count(other => kept.Find(q => q.Group.Has(other)) == quota)));
        return Free > forOthers
            && quotas.Where(quota => quota.Form == QuotaForm.AtMost && quota.Binds(person)).All(quota => taken.Count(other => quota.CountsWith(person, other)) < quota.Seats);
    }
}

/// <summary>The sessions of one course that are decided on together. Most requests concern one; an application for any of several dates concerns them all.</summary>
public sealed record CourseSeats(IReadOnlyList<SessionSeats> Sessions)
{
    public SessionSeats this[Guid sessionId] => Sessions.Single(session => session.SessionId == sessionId);

    /// <summary>The same with one session as it is now.</summary>
    public CourseSeats With(SessionSeats now) => new([.. Sessions.Select(session => session.SessionId == now.SessionId ? now : session)]);

    /// <summary>The person is offered a seat in another of the dates applied for: two offers at once are never out.</summary>
    internal bool HasOfferElsewhere(Place place) =>
        place.Application is { } application && Sessions.Any(session => session.Places.Any(other => other.Application == application && other.State == PlaceState.Offered));
}
