using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>One request under way: the seats as they become, and the decisions so far. Lives no longer than the request.</summary>
internal sealed class SeatDesk(CourseSeats course, Instant now)
{
    private readonly LocalDateTime _local = now.InZone(Oslo.Zone).LocalDateTime;
    private readonly List<SeatDecision> _decisions = [];
    private CourseSeats _course = course;

    public SeatOutcome Outcome => new(null, _course, _decisions);

    /// <summary>With everything settled that time has changed.</summary>
    public static SeatDesk Settled(CourseSeats course, Instant now)
    {
        var desk = new SeatDesk(course, now);
        desk.Settle();
        return desk;
    }

    public Place? Held(Guid sessionId, Guid personId) => _course[sessionId].Places.FirstOrDefault(place => place.PersonId == personId);

    /// <summary>Why this person cannot enrol; null where the person can.</summary>
    public SeatRefusal? RefusalOf(Guid sessionId, Guid personId) => _course[sessionId] switch
    {
        { IsCancelled: true } => SeatRefusal.SessionCancelled,
        _ when Held(sessionId, personId) is { } held => held.HoldsSeat ? SeatRefusal.AlreadySeated : SeatRefusal.AlreadyWaiting,
        var session when _local >= session.Starts => SeatRefusal.Past,
        var session when _local > session.Closes => SeatRefusal.Closed,
        var session when _local < session.Opens => SeatRefusal.NotOpenYet,
        _ => null,
    };

    /// <summary>Why no place of this session can be changed any more; null where it can.</summary>
    public SeatRefusal? ChangeRefusalOf(Guid sessionId) =>
        _course[sessionId].IsCancelled ? SeatRefusal.SessionCancelled : _local >= _course[sessionId].Starts ? SeatRefusal.Past : null;

    public bool IsLate(Guid sessionId, Guid personId) => _local > _course[sessionId].CancelBy && Held(sessionId, personId) is { State: PlaceState.Seated };

    /// <summary>Everybody who waits has just been passed over by <see cref="Settle"/>, so a seat that is left is this person's.</summary>
    /// <returns>True for a seat; false for the queue, or for nothing where the person is not to wait.</returns>
    public bool Enrol(Guid sessionId, Applicant person, Guid? application, bool mayWait, SeatEvent seated = SeatEvent.Seated)
    {
        var session = _course[sessionId];
        var mayHave = session.MayHave(person.Profile, _local);
        if (!mayHave && !mayWait)
            return false;
        var place = new Place(person.EnrolmentId, person.PersonId, mayHave ? PlaceState.Seated : PlaceState.Waiting, person.Profile, session.NextNumber)
        {
            Application = mayHave ? null : application,
        };
        _course = _course.With(session with { NextNumber = session.NextNumber + 1, Places = [.. session.Places, place] });
        Decide(sessionId, place, mayHave ? seated : SeatEvent.Queued, mayHave ? null : _course[sessionId].PlaceInQueue(place.PersonId, _local));
        return mayHave;
    }

    /// <summary>Makes a place a seat; the same application's other places end.</summary>
    public void Seat(Guid sessionId, Place place, SeatEvent what, int? held)
    {
        Replace(sessionId, place, place with { State = PlaceState.Seated, Deadline = null, Application = null });
        Decide(sessionId, place, what, held);
        EndApplication(sessionId, place);
    }

    /// <summary>Ends the places that the same application holds on other dates.</summary>
    public void EndApplication(Guid sessionId, Place place)
    {
        if (place.Application is not { } application)
            return;
        foreach (var session in _course.Sessions.Where(session => session.SessionId != sessionId).ToList())
        {
            if (session.Places.FirstOrDefault(other => other.Application == application) is { } other)
                Leave(session.SessionId, other, SeatEvent.Withdrawn);
        }
    }

    public void Leave(Guid sessionId, Place place, SeatEvent what)
    {
        var session = _course[sessionId];
        _course = _course.With(session with { Places = [.. session.Places.Where(other => other != place)] });
        Decide(sessionId, place, what, null);
    }

    /// <summary>Until nothing changes: an offer that runs out here may free a person for an offer on another date.</summary>
    public void Settle()
    {
        foreach (var session in _course.Sessions)
        {
            // Nobody can answer an offer of a session that is cancelled or has begun.
            var isOver = ChangeRefusalOf(session.SessionId) is not null;
            foreach (var place in session.Places.Where(place => place.State == PlaceState.Offered && (isOver || place.Deadline <= now)).ToList())
                Leave(session.SessionId, place, SeatEvent.OfferExpired);
        }

        while (_course.Sessions.Any(session => MoveUp(session.SessionId)))
        {
        }
    }

    /// <summary>True where somebody was moved up.</summary>
    private bool MoveUp(Guid sessionId)
    {
        var session = _course[sessionId];
        if (!session.MovesUp(_local) || session.Free == 0
            || session.Queue(_local).FirstOrDefault(place => session.MayHave(place.Profile, _local) && !_course.HasOfferElsewhere(place)) is not { } first)
            return false;
        var held = session.PlaceInQueue(first.PersonId, _local);
        var deadline = now + Duration.FromHours(session.Rules.OfferHours);
        // An offer that cannot run its time before closing could not be passed on: the seat is given instead.
        if (session.Rules.OfferHours == 0 || deadline > LocalDateTime.Min(session.Closes, session.Starts).ToInstantInOslo())
        {
            Seat(sessionId, first, SeatEvent.MovedUp, held);
            return true;
        }

        var offered = first with { State = PlaceState.Offered, Deadline = deadline };
        Replace(sessionId, first, offered);
        Decide(sessionId, offered, SeatEvent.Offered, held);
        return true;
    }

    private void Replace(Guid sessionId, Place old, Place place)
    {
        var session = _course[sessionId];
        _course = _course.With(session with { Places = [.. session.Places.Select(other => other == old ? place : other)] });
    }

    private void Decide(Guid sessionId, Place place, SeatEvent what, int? placeInQueue)
    {
        var session = _course[sessionId];
        _decisions.Add(new SeatDecision(
            sessionId, place.EnrolmentId, place.PersonId, what, session.Rules.ClassOf(place.Profile, _local), session.Rules.TitleOf(place.Profile, _local),
            placeInQueue, session.Taken, session.Capacity, what == SeatEvent.Offered ? place.Deadline : null));
    }
}
