using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The signed-in person enrols people of the own office, the own person among them or not: all or none.</summary>
public sealed record EnrolColleagues(Guid SessionId, int Revision, IReadOnlyList<Guid> People) : IRequest<GroupResult>;

/// <param name="Person">Who it was that could not be enrolled; null for other refusals.</param>
public sealed record GroupResult(EnrolResult Result, Guid? Person = null);

/// <summary>One who works in the same office.</summary>
public sealed record Colleague(Guid PersonId, string Name);

/// <summary>Those whose confirmed memberships of the tenant name the same office as the viewer's.</summary>
public sealed class Colleagues(PortalDb db, IClock clock)
{
    /// <summary>By name, the viewer too; none where the viewer's own membership names no office. Three queries.</summary>
    public async Task<(string? Office, IReadOnlyList<Colleague> People)> OfAsync(Guid viewer, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var own = (await Confirmed(m => m.PersonId == viewer).ToListAsync(cancel)).Find(m => m.IsConfirmed(now) && !string.IsNullOrWhiteSpace(m.Workplace));
        if (own is null)
            return (null, []);
        var people = (await Confirmed(m => m.Workplace == own.Workplace).ToListAsync(cancel)).Where(m => m.IsConfirmed(now)).Select(m => m.PersonId).Distinct().ToList();
        return (own.Workplace, await db.Set<Account>().Where(a => people.Contains(a.Id)).OrderBy(a => a.DisplayName).Select(a => new Colleague(a.Id, a.DisplayName)).ToListAsync(cancel));
    }

    private IQueryable<Membership> Confirmed(System.Linq.Expressions.Expression<Func<Membership, bool>> which) =>
        db.Set<Membership>().AsNoTracking().Where(m => m.EndedAt == null && m.ConfirmedAt != null).Where(which);
}

internal sealed class EnrolColleaguesHandler(SeatWork work, Colleagues colleagues, Profiles profiles, Viewer viewer, IClock clock) : IRequestHandler<EnrolColleagues, GroupResult>
{
    public async Task<GroupResult> Handle(EnrolColleagues request, CancellationToken cancel)
    {
        if (request.People.Count == 0)
            return new GroupResult(EnrolResult.NothingChosen);
        if (viewer.PersonId is { } me && (await colleagues.OfAsync(me, cancel)).People.Select(c => c.PersonId).ToHashSet() is var mine && !request.People.All(mine.Contains))
            return new GroupResult(EnrolResult.NotColleague);
        Guid? refused = null;
        var result = await work.RunAsync(viewer, [request.SessionId], request.Revision, async (course, _) =>
        {
            var proved = await profiles.OfAsync(request.People, course.Of(request.SessionId).SeatRules, cancel);
            var group = request.People.Distinct().Select(person => new Applicant(Guid.CreateVersion7(), person, proved.GetValueOrDefault(person, Profile.Unproved))).ToList();
            var outcome = Seats.EnrolGroup(course.Seats, request.SessionId, group, clock.GetCurrentInstant());
            refused = outcome.RefusedPerson;
            return outcome;
        }, cancel);
        return new GroupResult(result, refused);
    }
}
