using System.Globalization;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;

/// <summary>
/// Tells everybody with a seat that a meeting has got a link, or another one. The job's key is the link's id and its revision, never the
/// link; one that has been overtaken says nothing.
/// </summary>
internal sealed class TellOfLink(PortalDb db, IWriteLock writes, PlacedPeople people, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "course.link";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var (id, revision) = job.Key.Split(':') is [var key, var number]
            ? (Guid.ParseExact(key, "N"), int.Parse(number, CultureInfo.InvariantCulture))
            : throw new FormatException("Not a revision of a link.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await db.Set<MeetingLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { Url.Length: > 0 } link || link.Revision != revision)
            return JobEnd.Done;
        var meeting = await db.Set<CourseMeeting>().AsNoTracking().SingleOrDefaultAsync(m => m.SessionId == link.SessionId && m.Key == link.MeetingKey, cancel);
        if (meeting is null || meeting.IsCancelled || meeting.Ends < clock.NowInOslo()
            || await people.SessionAsync(link.SessionId, cancel) is not { IsKnown: true } session)
            return JobEnd.Done;
        await notifier.NotifyAsync(await people.SeatedAsync(link.SessionId, cancel), CourseNotices.Meeting, $"link:{link.Id:N}:{revision}", to =>
        {
            var form = session.In(to.Language);
            return NoticeWords.OfLink(form, form.Meetings.Single(m => m.Row.Id == meeting.Id), link.Url);
        }, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }
}
