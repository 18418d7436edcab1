using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person exchanges a place for a seat on another date of the same course, where one is free for that person.</summary>
public sealed record TransferSeat(Guid FromSession, Guid ToSession) : IRequest<EnrolResult>;

internal sealed class TransferSeatHandler(SeatWork work, Profiles profiles, Viewer viewer, IClock clock) : IRequestHandler<TransferSeat, EnrolResult>
{
    public Task<EnrolResult> Handle(TransferSeat request, CancellationToken cancel) => work.RunAsync(viewer, [request.FromSession, request.ToSession], null, async (course, person) =>
    {
        var profile = await profiles.OfAsync(person, course.Of(request.ToSession).SeatRules, cancel);
        return Seats.Transfer(course.Seats, request.FromSession, request.ToSession, new Applicant(Guid.CreateVersion7(), person, profile), clock.GetCurrentInstant());
    }, cancel);
}
