using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>
/// Tells everybody with a place in a session that one of its meetings is moved, renamed, cancelled or new: those with a seat
/// get it into their calendar too. The job's key is a <see cref="MeetingChange"/>; one that has been overtaken says nothing.
/// </summary>
internal sealed class TellOfMeeting(PortalDb db, IWriteLock writes, PlacedPeople people, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "course.meeting";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var change = MeetingChange.Parse(job.Key);
        await using var transaction = await writes.BeginAsync(db, cancel);
        var row = await db.Set<CourseMeeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == change.MeetingId, cancel);
        if (row is null || row.Sequence != change.Sequence || row.Ends < clock.NowInOslo()
            || await people.SessionAsync(row.SessionId, cancel) is not { IsKnown: true } session)
            return JobEnd.Done;
        var rises = await people.RisesAsync(row.SessionId, cancel);
        var matter = $"meeting:{change.MeetingId:N}:{change.Sequence}";
        await notifier.NotifyAsync(await people.SeatedAsync(row.SessionId, cancel), CourseNotices.Meeting, matter, to =>
            Write(session.In(to.Language), change, rises.GetValueOrDefault(to.PersonId ?? Guid.Empty)), cancel);
        await notifier.NotifyAsync(await people.WaitingAsync(row.SessionId, cancel), CourseNotices.Meeting, matter, to =>
            Write(session.In(to.Language), change, null), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }

    /// <param name="session">In the recipient's form.</param>
    /// <param name="change">What has changed.</param>
    /// <param name="rise">The recipient's own rise of the sequence; null for one who waits and has nothing in the calendar.</param>
    private NoticeContent Write(SessionView session, MeetingChange change, int? rise)
    {
        var meeting = session.Meetings.Single(m => m.Row.Id == change.MeetingId);
        var part = rise is { } risen
            ? new CalendarPart(
                meeting.Row.IsCancelled ? CalendarMethod.Cancel : CalendarMethod.Request,
                CourseCalendar.EventOf(session, meeting, clock.NowInOslo()).Risen(risen))
            : null;
        return NoticeWords.OfMeeting(session, meeting, change, part);
    }
}
