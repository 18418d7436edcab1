using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Gives people places without asking the seats, also in sessions that have begun.</summary>
internal static class Crowd
{
    public static async Task<IReadOnlyList<Guid>> PlaceAsync(TestPortal portal, Guid session, EnrolmentState state, params string[] names)
    {
        await using var scope = await portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var emails = names.Select(name => name + "@demo.example").ToList();
        var people = await db.Set<Account>().Where(a => emails.Contains(a.Email!)).OrderBy(a => a.Email).Select(a => a.Id).ToListAsync();
        var row = await db.Set<CourseSession>().SingleAsync(s => s.Id == session);
        var now = portal.Clock.GetCurrentInstant();
        foreach (var person in people)
        {
            var enrolment = new Enrolment
            {
                Id = Guid.CreateVersion7(),
                SessionId = session,
                PersonId = person,
                State = state,
                Audience = "gp",
                Number = row.NextNumber++,
                EnrolledAt = now,
                ChangedAt = now,
            };
            db.Add(enrolment);
            db.Add(new EnrolmentDecision
            {
                Id = Guid.CreateVersion7(),
                SessionId = session,
                EnrolmentId = enrolment.Id,
                PersonId = person,
                At = now,
                PriorityClass = 1,
                SeatedAfter = 1,
                Capacity = row.DeclaredSeats,
                Event = state switch { EnrolmentState.Seated => SeatEvent.Seated, EnrolmentState.Cancelled => SeatEvent.CancelledLate, _ => SeatEvent.Queued },
            });
            row.Seated += state == EnrolmentState.Seated ? 1 : 0;
            row.Waiting += state == EnrolmentState.Waiting ? 1 : 0;
        }

        row.Capacity = Math.Max(row.Capacity, row.Seated);
        await db.SaveChangesAsync();
        return people;
    }

    public static string[] Gps(int from, int count) => [.. Enumerable.Range(from, count).Select(n => $"fastlege{n}")];
}
