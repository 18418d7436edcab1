using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person gives up a seat or a place in the queue; a freed seat goes to the first in line who may have it.</summary>
public sealed record CancelEnrolment(Guid SessionId) : IRequest<EnrolResult>;

internal sealed class CancelEnrolmentHandler(SeatWork work, Viewer viewer, IClock clock) : IRequestHandler<CancelEnrolment, EnrolResult>
{
    public Task<EnrolResult> Handle(CancelEnrolment request, CancellationToken cancel) => work.RunAsync(
        viewer, [request.SessionId], null, (course, person) => Task.FromResult(Seats.Cancel(course.Seats, request.SessionId, person, clock.GetCurrentInstant())), cancel);
}
