using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person asks for a seat.</summary>
/// <param name="Revision">The session's revision when the form was shown: an older one is refused.</param>
public sealed record EnrolInSession(Guid SessionId, int Revision) : IRequest<EnrolResult>;

/// <summary>What came of a request for a seat or of giving one up. Closed: the page has a sentence for each.</summary>
public enum EnrolResult
{
    Done,
    NotSignedIn,
    NotFound,

    /// <summary>A national session: enrolment happens at <c>/nasjonal/...</c>.</summary>
    BelongsToNational,

    /// <summary>The session was changed after the form was shown.</summary>
    FormIsStale,

    SessionCancelled,
    NotOpenYet,
    Closed,
    Past,
    AlreadySeated,
    AlreadyWaiting,
    NotEnrolled,
    NoOffer,
    TooLateToMove,
    NoSeatThere,

    /// <summary>A person of the group does not work where the viewer works, or is not a confirmed member any more.</summary>
    NotColleague,

    /// <summary>Nobody, or no date, was chosen.</summary>
    NothingChosen,
}

internal sealed class EnrolInSessionHandler(SeatWork work, Profiles profiles, Viewer viewer, IClock clock) : IRequestHandler<EnrolInSession, EnrolResult>
{
    public Task<EnrolResult> Handle(EnrolInSession request, CancellationToken cancel) => work.RunAsync(viewer, [request.SessionId], request.Revision, async (course, person) =>
    {
        var profile = await profiles.OfAsync(person, course.Of(request.SessionId).SeatRules, cancel);
        return Seats.Enrol(course.Seats, request.SessionId, new Applicant(Guid.CreateVersion7(), person, profile), clock.GetCurrentInstant());
    }, cancel);
}
