using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>Once a day at noon: reminds everybody with a seat of the meetings of tomorrow and of those a week ahead.</summary>
internal sealed class RemindOfMeetings(PortalDb db, IWriteLock writes, PlacedPeople people, MeetingLinks links, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "course.remind";

    /// <summary>Days ahead. A week ahead there is still time to give the seat to another.</summary>
    public static readonly IReadOnlyList<int> DaysAhead = [1, 7];

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        foreach (var days in DaysAhead)
        {
            // Sorted as text, since that is how clock times are stored.
            var (from, to) = (today.PlusDays(days).AtMidnight(), today.PlusDays(days + 1).AtMidnight());
            var meetings = await db.Set<CourseMeeting>().AsNoTracking()
                .Where(m => m.TenantId == db.CurrentTenant && !m.IsCancelled && m.Starts >= from && m.Starts < to).ToListAsync(cancel);
            foreach (var meeting in meetings)
                await RemindAsync(meeting, days, cancel);
        }

        return JobEnd.Done;
    }

    private async Task RemindAsync(CourseMeeting row, int days, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await people.SessionAsync(row.SessionId, cancel) is not { IsKnown: true } session)
            return;
        var urls = await links.OfAsync(row.SessionId, cancel);
        var seated = await people.SeatedAsync(row.SessionId, cancel);
        await notifier.NotifyAsync(seated, CourseNotices.Reminder, $"reminder:{row.Id:N}:{row.Starts.Iso()}:{days}", to =>
        {
            var form = session.In(to.Language);
            return NoticeWords.OfReminder(form, form.Meetings.Single(m => m.Row.Id == row.Id), days, urls);
        }, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
