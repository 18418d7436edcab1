using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>One person with a seat, with what is written of each meeting.</summary>
public sealed record AttendeeRow(Participant Person, IReadOnlyDictionary<Guid, MeetingAttendance> Marks, AttendedTime Time)
{
    /// <summary>At none of the meetings that were held; said of a closed list only.</summary>
    public bool IsNoShow => Time is { Held: > 0, Attended: 0 };
}

/// <summary>The attendance of a session as its arranger sees it.</summary>
/// <param name="List">Null where nobody has written in it.</param>
/// <param name="LateCancellations">Names of those who gave up a seat after the last day for it and have none now.</param>
public sealed record AttendanceSheet(AttendanceList? List, IReadOnlyList<AttendeeRow> People, IReadOnlyList<string> LateCancellations)
{
    public int Revision => List?.Revision ?? 0;

    public int Share => List?.Share ?? AttendedTime.SuggestedShare;

    public bool IsClosed => List?.ClosedAt is not null;

    public int NoShows => IsClosed ? People.Count(row => row.IsNoShow) : 0;
}

/// <summary>Reads the attendance of sessions of the current tenant.</summary>
public sealed class AttendanceReader(PortalDb db, Participants participants)
{
    /// <summary>Seven queries, whatever the number of people.</summary>
    public async Task<AttendanceSheet> OfAsync(SessionView session, CancellationToken cancel)
    {
        var id = session.Row.Id;
        var list = await db.Set<AttendanceList>().AsNoTracking().SingleOrDefaultAsync(l => l.SessionId == id, cancel);
        var marks = (await db.Set<MeetingAttendance>().AsNoTracking().Where(a => a.SessionId == id).ToListAsync(cancel)).ToLookup(a => a.PersonId);
        var held = session.Meetings.Where(m => !m.Row.IsCancelled).Select(m => m.Row).ToList();
        var people = await participants.SeatedAsync(id, cancel);
        var seated = people.Select(p => p.PersonId).ToList();
        var late = await db.Set<EnrolmentDecision>().AsNoTracking()
            .Where(d => d.SessionId == id && d.Event == SeatEvent.CancelledLate && !seated.Contains(d.PersonId)).Select(d => d.PersonId).Distinct().ToListAsync(cancel);
        var names = await db.Set<Account>().AsNoTracking().Where(a => late.Contains(a.Id)).OrderBy(a => a.DisplayName).Select(a => a.DisplayName).ToListAsync(cancel);
        return new AttendanceSheet(list, [.. people.Select(person => RowOf(person, marks[person.PersonId], held))], names);
    }

    private static AttendeeRow RowOf(Participant person, IEnumerable<MeetingAttendance> marks, IReadOnlyList<CourseMeeting> held)
    {
        var own = marks.ToDictionary(mark => mark.MeetingId);
        return new AttendeeRow(person, own, AttendedTime.Of(held.Select(meeting =>
            new MeetingAttended(meeting.Starts, meeting.Ends, own.GetValueOrDefault(meeting.Id)?.Mark, own.GetValueOrDefault(meeting.Id)?.Minutes ?? 0))));
    }
}
