using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses;

/// <summary>The signed-in person's place in a session.</summary>
public sealed record MySeat(EnrolmentState State, int? PlaceInQueue, EnrolmentDecision Last);

/// <summary>Reads the signed-in person's own enrolments.</summary>
public sealed class MySeats(PortalDb db, MeetingLinks links, IClock clock)
{
    /// <summary>The links of the session's meetings, for one with a seat; none for anybody else.</summary>
    public Task<IReadOnlyList<SeatLink>> LinksAsync(SessionView session, CancellationToken cancel) => links.MineAsync(session, cancel);

    /// <summary>The person's active place in the session, or null. At most three queries.</summary>
    public async Task<MySeat?> InAsync(CourseSession session, CancellationToken cancel)
    {
        var mine = await db.Set<Enrolment>().AsNoTracking().FirstOrDefaultAsync(
            e => e.SessionId == session.Id && e.PersonId == db.CurrentPerson && e.State != EnrolmentState.Cancelled, cancel);
        if (mine is null)
            return null;
        var last = await db.Set<EnrolmentDecision>().AsNoTracking().Where(d => d.EnrolmentId == mine.Id).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).FirstAsync(cancel);
        var queues = mine.State == EnrolmentState.Waiting ? await QueuesAsync([session.Id], cancel) : null;
        return new MySeat(mine.State, queues is null ? null : PlaceIn(session, queues[session.Id]), last);
    }

    /// <summary>Those who wait in each of these sessions. One query.</summary>
    public async Task<ILookup<Guid, Enrolment>> QueuesAsync(IReadOnlyCollection<Guid> sessions, CancellationToken cancel) =>
        (await db.Set<Enrolment>().AsNoTracking().Where(e => sessions.Contains(e.SessionId) && e.State == EnrolmentState.Waiting).ToListAsync(cancel)).ToLookup(e => e.SessionId);

    /// <summary>The person's place in line, by the rules as they are at this moment.</summary>
    public int? PlaceIn(CourseSession session, IEnumerable<Enrolment> waiting) => session.Seats(waiting).PlaceInQueue(db.CurrentPerson, clock.NowInOslo());

    /// <summary>
    /// The name of a course that the person has a seat in at the same time, among the sessions that can be seen from here.
    /// </summary>
    public async Task<string?> OverlapAsync(SessionView wanted, CancellationToken cancel)
    {
        var (starts, ends) = (wanted.Row.Starts, wanted.Row.Ends);
        return await (
            from enrolment in db.Mine<Enrolment>()
            join session in db.Set<CourseSession>() on enrolment.SessionId equals session.Id
            join course in db.Set<Kernel.Publishing.PublishedItem>() on new { session.TenantId, Key = session.CourseKey } equals new { course.TenantId, course.Key }
            where enrolment.State == EnrolmentState.Seated && session.Id != wanted.Row.Id && !session.IsCancelled
                && session.Starts < ends && starts < session.Ends && course.Kind == CoursesModule.Course
            orderby course.Language
            select course.Title).FirstOrDefaultAsync(cancel);
    }
}
