using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Messaging;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ProjectSessions;

/// <summary>
/// A published course becomes sessions and meetings, in the publishing transaction. The bokmål form rules; the nynorsk form
/// alone makes sessions only where there is no bokmål. A session that is gone from the text is cancelled, never deleted.
/// </summary>
internal sealed class ProjectSessions(PortalDb db, SeatLedger ledger, JobQueue jobs, IClock clock) : INotificationHandler<ItemPublished>
{
    public async Task Handle(ItemPublished published, CancellationToken cancel)
    {
        var course = published.Document;
        if (course.Kind.Name != CoursesModule.Course || await BokmalRulesAsync(published, cancel))
            return;
        if (course.Records("sessions").Count == 0 && !await db.Set<CourseQueue>().AnyAsync(q => q.CourseKey == course.Key, cancel))
            return;

        // Read under the lock: enrolments wait for this publication, and it for them.
        var locked = await ledger.LockAllAsync(course.Key, cancel);
        var sessions = new List<CourseSession>(locked.Sessions);
        foreach (var record in course.Records("sessions"))
        {
            var meetings = course.Records("meetings").Where(m => m.Text("session") == record.Key).ToList();
            if (meetings.Count > 0)
                await ProjectAsync(course, record, meetings, sessions, cancel);
        }

        foreach (var gone in sessions.Where(s => !s.IsCancelled && course.Records("sessions").All(r => r.Key != s.Key)))
            await CancelAsync(gone, cancel);
        var now = locked with { Sessions = sessions };
        ledger.Write(now, Seats.Settle(now.Seats, clock.GetCurrentInstant()));
    }

    private async Task<bool> BokmalRulesAsync(ItemPublished published, CancellationToken cancel) =>
        published.Language == Language.Nynorsk
        && await db.Set<ContentItem>().AnyAsync(
            i => i.Kind == CoursesModule.Course && i.Key == published.Document.Key && i.Language == Language.Bokmal && i.PublishedVersion != null, cancel);

    private async Task ProjectAsync(ItemDocument course, FieldValues record, List<FieldValues> meetings, List<CourseSession> sessions, CancellationToken cancel)
    {
        var session = sessions.Find(s => s.Key == record.Key);
        if (session is null)
        {
            session = new CourseSession { Id = Guid.CreateVersion7(), CourseKey = course.Key, Key = record.Key, Format = "", Municipality = "" };
            db.Add(session);
            sessions.Add(session);
        }

        session.Format = record.Text("format");
        session.Municipality = record.Text("municipality");
        session.Opens = record.DateTime("opens")!.Value;
        session.Closes = record.DateTime("closes")!.Value;
        session.CancelBy = record.DateTime("cancel_by")!.Value;
        session.Starts = meetings.Min(m => m.DateTime("starts")!.Value);
        session.Ends = meetings.Max(m => m.DateTime("ends")!.Value);
        session.DeclaredSeats = record.Number("seats")!.Value;
        await ProjectRulesAsync(session, SeatRulesText.Of(course, record), cancel);
        var wasCancelled = session.IsCancelled;
        session.IsCancelled = false;
        if (await ProjectMeetingsAsync(course, session, record, meetings, cancel) || wasCancelled)
            session.Revision++;
    }

    /// <summary>What ends by itself asks for work then: somebody may have a seat who might not before.</summary>
    private async Task ProjectRulesAsync(CourseSession session, SeatRules rules, CancellationToken cancel)
    {
        if (session.Rules != rules.ToString())
            (session.Rules, session.RulesSince) = (rules.ToString(), clock.GetCurrentInstant());
        foreach (var end in rules.Ends.Where(end => end < session.Closes))
            await jobs.EnsureAsync(SettleSeats.Kind, $"{session.Id:N}:{end.Iso()}", end.ToInstantInOslo(), cancel);
    }

    /// <summary>True where something people must know of has changed.</summary>
    private async Task<bool> ProjectMeetingsAsync(
        ItemDocument course, CourseSession session, FieldValues record, List<FieldValues> meetings, CancellationToken cancel)
    {
        var known = await db.Set<CourseMeeting>().Where(m => m.SessionId == session.Id).ToListAsync(cancel);
        var changed = false;
        foreach (var meeting in meetings)
        {
            var (starts, ends) = (meeting.DateTime("starts")!.Value, meeting.DateTime("ends")!.Value);
            var fingerprint = MeetingPrint.Of(course, record, meeting);
            var row = known.Find(m => m.Key == meeting.Key);
            if (row is null)
            {
                var id = Guid.CreateVersion7();
                db.Add(new CourseMeeting
                {
                    Id = id,
                    SessionId = session.Id,
                    Key = meeting.Key,
                    Starts = starts,
                    Ends = ends,
                    Fingerprint = fingerprint,
                    ChangedAt = clock.GetCurrentInstant(),
                });
                changed |= known.Count > 0;
                if (known.Count > 0)
                    jobs.Add(TellOfMeeting.Kind, new MeetingChange(id, 0, null, null).ToString());
            }
            else if (row.Fingerprint != fingerprint || row.IsCancelled)
            {
                var (wasStarts, wasEnds) = (row.Starts, row.Ends);
                (row.Starts, row.Ends, row.Fingerprint, row.IsCancelled) = (starts, ends, fingerprint, false);
                Touch(row, wasStarts, wasEnds);
                changed = true;
            }
        }

        foreach (var gone in known.Where(k => !k.IsCancelled && meetings.TrueForAll(m => m.Key != k.Key)))
        {
            gone.IsCancelled = true;
            Touch(gone, gone.Starts, gone.Ends);
            changed = true;
        }

        return changed;
    }

    private async Task CancelAsync(CourseSession session, CancellationToken cancel)
    {
        session.IsCancelled = true;
        session.Revision++;
        foreach (var meeting in await db.Set<CourseMeeting>().Where(m => m.SessionId == session.Id && !m.IsCancelled).ToListAsync(cancel))
        {
            meeting.IsCancelled = true;
            Touch(meeting, meeting.Starts, meeting.Ends);
        }
    }

    /// <summary>People are told by a job, after the publication: it may be hundreds of mails.</summary>
    private void Touch(CourseMeeting meeting, LocalDateTime wasStarts, LocalDateTime wasEnds)
    {
        meeting.Sequence++;
        meeting.ChangedAt = clock.GetCurrentInstant();
        jobs.Add(TellOfMeeting.Kind, new MeetingChange(meeting.Id, meeting.Sequence, wasStarts, wasEnds).ToString());
    }
}
