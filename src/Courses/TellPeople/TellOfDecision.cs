using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>
/// Tells a person of a decision on the person's place. The job's key is the decision's id. A decision that has been overtaken
/// by a later one on the same place says nothing: the later one does.
/// </summary>
internal sealed class TellOfDecision(PortalDb db, IWriteLock writes, PlacedPeople people, MeetingLinks links, INotifier notifier, IClock clock) : IJobHandler
{
    public const string Kind = "course.decision";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = Guid.ParseExact(job.Key, "N");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await db.Set<EnrolmentDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } decision)
            return JobEnd.Done;
        // A person may have had several places in a session, one after the other.
        var own = await db.Set<EnrolmentDecision>().AsNoTracking().Where(d => d.SessionId == decision.SessionId && d.PersonId == decision.PersonId)
            .OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync(cancel);
        if (own[^1].Id != decision.Id || await people.SessionAsync(decision.SessionId, cancel) is not { IsKnown: true } session)
            return JobEnd.Done;
        var urls = await links.OfAsync(decision.SessionId, cancel);
        var wasSeated = own.Count > 1 && own[^2].Event.StateAfter() == PlaceState.Seated;
        var meetings = CalendarOf(decision.Event, wasSeated) is null ? 1 : session.In(default).Meetings.Count(m => !m.Row.IsCancelled);
        // One mail for each meeting: a message of iTIP is about one. The first says it all.
        for (var number = 0; number < Math.Max(1, meetings); number++)
        {
            var at = number;
            await notifier.NotifyAsync([decision.PersonId], CourseNotices.Seat, $"seat:{decision.Id:N}:{at}", to =>
                Write(session.In(to.Language), decision, at, CalendarOf(decision.Event, wasSeated), own.Count - 1, urls), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }

    private static CalendarMethod? CalendarOf(SeatEvent what, bool wasSeated) => what.StateAfter() switch
    {
        PlaceState.Seated => CalendarMethod.Request,
        null when wasSeated => CalendarMethod.Cancel,
        _ => null,
    };

    private NoticeContent Write(SessionView session, EnrolmentDecision decision, int number, CalendarMethod? method, int rise, IReadOnlyDictionary<string, string> urls)
    {
        var now = clock.NowInOslo();
        var coming = session.Meetings.Where(m => !m.Row.IsCancelled).ToList();
        var part = method is { } how && number < coming.Count
            ? new CalendarPart(how, CourseCalendar.EventOf(session, coming[number], now).Risen(rise) with { IsCancelled = how == CalendarMethod.Cancel })
            : null;
        return number == 0 ? NoticeWords.OfDecision(session, coming, decision, part, urls) : NoticeWords.OfFurtherMeeting(session, coming[number], part!);
    }
}

internal static class PersonalEvents
{
    /// <summary>The event as it is for one person: its sequence with the person's own changes.</summary>
    public static CalendarEvent Risen(this CalendarEvent meeting, int rise) => meeting with { Sequence = meeting.Sequence + rise };
}
