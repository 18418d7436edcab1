using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person says yes or no to the seat that is offered; a no passes it on at once.</summary>
public sealed record AnswerOffer(Guid SessionId, bool Accept) : IRequest<EnrolResult>;

internal sealed class AnswerOfferHandler(SeatWork work, Viewer viewer, IClock clock) : IRequestHandler<AnswerOffer, EnrolResult>
{
    public Task<EnrolResult> Handle(AnswerOffer request, CancellationToken cancel) => work.RunAsync(
        viewer, [request.SessionId], null,
        (course, person) => Task.FromResult(request.Accept
            ? Seats.Accept(course.Seats, request.SessionId, person, clock.GetCurrentInstant())
            : Seats.Decline(course.Seats, request.SessionId, person, clock.GetCurrentInstant())),
        cancel);
}
