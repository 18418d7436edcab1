using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>A person's place in a session: a seat, or a place in the one queue.</summary>
/// <param name="EnrolmentId">The enrolment that holds the place.</param>
/// <param name="PersonId">Whose it is; a person holds at most one place in a session.</param>
/// <param name="IsSeated">True for a seat, false for the waiting list.</param>
/// <param name="PriorityClass">1 goes before 2; set when the person enrolled and never changed.</param>
/// <param name="Number">The order in which people enrolled in this session, from 1; never used twice.</param>
public sealed record Place(Guid EnrolmentId, Guid PersonId, bool IsSeated, int PriorityClass, int Number);

/// <summary>
/// The seats of a session as they stand: an immutable value. Guarantee (docs/algorithms/seats.md): never more people
/// seated than <see cref="Capacity"/>, nobody twice, and while the session takes enrolments nobody waits beside a free seat.
/// </summary>
/// <param name="DeclaredSeats">Seats as the organiser has written, 0 or more.</param>
/// <param name="Opens">The first moment people can enrol; Europe/Oslo.</param>
/// <param name="Closes">After this nobody enrols and nobody is moved up.</param>
/// <param name="Starts">The first meeting; after this nothing changes.</param>
/// <param name="IsCancelled">The session will not be held.</param>
/// <param name="NextNumber">The number the next person gets.</param>
/// <param name="Places">Every active place, in any order.</param>
public sealed record SessionSeats(
    int DeclaredSeats,
    LocalDateTime Opens,
    LocalDateTime Closes,
    LocalDateTime Starts,
    bool IsCancelled,
    int NextNumber,
    IReadOnlyList<Place> Places)
{
    public int Seated => Places.Count(place => place.IsSeated);

    /// <summary>Seats that may be used: as declared, or as many as are seated where the organiser lowered it below that.</summary>
    public int Capacity => Math.Max(DeclaredSeats, Seated);

    public int Free => Math.Max(0, DeclaredSeats - Seated);

    /// <summary>Those who wait, first in line first: by priority class, then by the order in which they enrolled.</summary>
    public IReadOnlyList<Place> Queue => [.. Places.Where(place => !place.IsSeated).OrderBy(place => place.PriorityClass).ThenBy(place => place.Number)];

    /// <summary>The place in line of a waiting person, from 1; null where the person does not wait.</summary>
    public int? PlaceInQueue(Guid personId)
    {
        var queue = Queue;
        for (var i = 0; i < queue.Count; i++)
        {
            if (queue[i].PersonId == personId)
                return i + 1;
        }

        return null;
    }
}
