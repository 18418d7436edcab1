using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>
/// The arranger closes the list: whoever has a seat and no mark was absent, and the share that gives a certificate is settled.
/// Or opens it again, to correct it.
/// </summary>
/// <param name="Share">1 to 100; null opens the list again.</param>
public sealed record CloseAttendance(Guid SessionId, int Revision, int? Share) : IRequest<AttendanceResult>;

internal sealed class CloseAttendanceHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<CloseAttendance, AttendanceResult>
{
    public async Task<AttendanceResult> Handle(CloseAttendance request, CancellationToken cancel)
    {
        if (request.Share is < 1 or > 100)
            return AttendanceResult.NotSound;
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel) is not { } session)
            return AttendanceResult.NotFound;
        var list = await AttendanceLists.OfAsync(db, session.Id, cancel);
        if (list.Revision != request.Revision)
            return AttendanceResult.FormIsStale;
        var now = clock.GetCurrentInstant();
        if (request.Share is { } share)
        {
            if (now < session.Ends.ToInstantInOslo())
                return AttendanceResult.NotEnded;
            await MarkTheRestAbsentAsync(session.Id, now, cancel);
            (list.ClosedAt, list.Share) = (now, share);
        }
        else
        {
            list.ClosedAt = null;
        }

        list.Revision++;
        AuditLog.Add(
            db, clock, viewer, request.Share is null ? AuditActions.AttendanceOpened : AuditActions.AttendanceClosed, $"session {session.Id}",
            request.Share is { } percent ? $"{percent} %" : null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return AttendanceResult.Done;
    }

    private async Task MarkTheRestAbsentAsync(Guid sessionId, Instant now, CancellationToken cancel)
    {
        var seated = await db.Set<Enrolment>().Where(e => e.SessionId == sessionId && e.State == EnrolmentState.Seated).Select(e => e.PersonId).ToListAsync(cancel);
        var meetings = await db.Set<CourseMeeting>().Where(m => m.SessionId == sessionId && !m.IsCancelled).Select(m => m.Id).ToListAsync(cancel);
        var marked = (await db.Set<MeetingAttendance>().Where(a => a.SessionId == sessionId).Select(a => new { a.MeetingId, a.PersonId }).ToListAsync(cancel))
            .Select(a => (a.MeetingId, a.PersonId)).ToHashSet();
        foreach (var (meeting, person) in from m in meetings from p in seated where !marked.Contains((m, p)) select (m, p))
        {
            db.Add(new MeetingAttendance
            {
                Id = Guid.CreateVersion7(),
                SessionId = sessionId,
                MeetingId = meeting,
                PersonId = person,
                Mark = AttendanceMark.Absent,
                ChangedAt = now,
                ChangedBy = viewer.PersonId,
            });
        }
    }
}
