using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person asks for a seat on any of these dates of one course, the first wish first.</summary>
public sealed record ApplyForDates(IReadOnlyList<Guid> SessionIds) : IRequest<EnrolResult>;

internal sealed class ApplyForDatesHandler(SeatWork work, Profiles profiles, Viewer viewer, IClock clock) : IRequestHandler<ApplyForDates, EnrolResult>
{
    public Task<EnrolResult> Handle(ApplyForDates request, CancellationToken cancel) => work.RunAsync(viewer, request.SessionIds, null, async (course, person) =>
    {
        var wishes = new List<(Guid, Applicant)>();
        foreach (var session in request.SessionIds)
        {
            var profile = await profiles.OfAsync(person, course.Of(session).SeatRules, cancel);
            wishes.Add((session, new Applicant(Guid.CreateVersion7(), person, profile)));
        }

        return Seats.Apply(course.Seats, wishes, Guid.NewGuid(), clock.GetCurrentInstant());
    }, cancel);
}
