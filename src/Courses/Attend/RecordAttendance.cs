using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>What is written of one person at one meeting.</summary>
/// <param name="Minutes">For a part of the meeting.</param>
public sealed record PersonMark(Guid PersonId, AttendanceMark Mark, int Minutes);

/// <summary>The arranger writes who was at a meeting. People who are not in the list stay as they were.</summary>
/// <param name="Revision">Of the list when the form was shown: an older one is refused.</param>
/// <param name="ShownAt">When the form was shown: it never writes over what somebody registered by code since.</param>
public sealed record RecordAttendance(Guid SessionId, Guid MeetingId, int Revision, Instant ShownAt, IReadOnlyList<PersonMark> Marks) : IRequest<AttendanceResult>;

/// <summary>What came of writing in an attendance list. Closed: the page has a sentence for each.</summary>
public enum AttendanceResult
{
    Done,
    NotFound,

    /// <summary>Somebody has written in the list since the form was shown.</summary>
    FormIsStale,
    Closed,
    NotStarted,

    /// <summary>The list cannot be closed before the last meeting has ended.</summary>
    NotEnded,

    /// <summary>Somebody in the form has no seat any more, or more minutes than the meeting lasted.</summary>
    NotSound,
}

internal sealed class RecordAttendanceHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<RecordAttendance, AttendanceResult>
{
    public async Task<AttendanceResult> Handle(RecordAttendance request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel) is null
            || await db.Set<CourseMeeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.MeetingId && m.SessionId == request.SessionId, cancel)
                is not { IsCancelled: false } meeting)
            return AttendanceResult.NotFound;
        var list = await AttendanceLists.OfAsync(db, request.SessionId, cancel);
        if (list.ClosedAt is not null)
            return AttendanceResult.Closed;
        if (list.Revision != request.Revision)
            return AttendanceResult.FormIsStale;
        if (clock.GetCurrentInstant() < meeting.Starts.ToInstantInOslo())
            return AttendanceResult.NotStarted;
        var seated = await db.Set<Enrolment>().Where(e => e.SessionId == request.SessionId && e.State == EnrolmentState.Seated).Select(e => e.PersonId).ToListAsync(cancel);
        var length = AttendedTime.Minutes(meeting.Starts, meeting.Ends);
        if (request.Marks.Any(mark => !seated.Contains(mark.PersonId) || (mark.Mark == AttendanceMark.Partly && (mark.Minutes < 1 || mark.Minutes >= length))))
            return AttendanceResult.NotSound;
        var existing = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == meeting.Id).ToDictionaryAsync(a => a.PersonId, cancel);
        if (request.Marks.Any(mark => existing.TryGetValue(mark.PersonId, out var row) && row.ChangedBy is null && row.ChangedAt > request.ShownAt && row.Mark != mark.Mark))
            return AttendanceResult.FormIsStale;
        foreach (var mark in request.Marks)
            Write(request, mark, existing.GetValueOrDefault(mark.PersonId));
        list.Revision++;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return AttendanceResult.Done;
    }

    private void Write(RecordAttendance request, PersonMark mark, MeetingAttendance? row)
    {
        var minutes = mark.Mark == AttendanceMark.Partly ? mark.Minutes : 0;
        if (row is not null && row.Mark == mark.Mark && row.Minutes == minutes)
            return;
        if (row is null)
        {
            row = new MeetingAttendance { Id = Guid.CreateVersion7(), SessionId = request.SessionId, MeetingId = request.MeetingId, PersonId = mark.PersonId };
            db.Add(row);
        }
        else
        {
            // Only corrections: the first writing of a list of two hundred is no decision on anybody.
            AuditLog.Add(db, clock, viewer, AuditActions.AttendanceCorrected, $"attendance {row.Id}", $"{row.Mark} {row.Minutes} → {mark.Mark} {minutes}");
        }

        (row.Mark, row.Minutes, row.ChangedAt, row.ChangedBy) = (mark.Mark, minutes, clock.GetCurrentInstant(), viewer.PersonId);
    }
}

internal static class AttendanceLists
{
    /// <summary>The list of a session that the caller has locked; a new one where there was none.</summary>
    public static async Task<AttendanceList> OfAsync(PortalDb db, Guid sessionId, CancellationToken cancel)
    {
        if (await db.Set<AttendanceList>().SingleOrDefaultAsync(l => l.SessionId == sessionId, cancel) is { } list)
            return list;
        list = new AttendanceList { Id = Guid.CreateVersion7(), SessionId = sessionId };
        db.Add(list);
        return list;
    }
}
