using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.ProjectSessions;

/// <summary>What a change of a meeting is measured against: everything that stands in people's calendars.</summary>
public static class MeetingPrint
{
    /// <summary>A hash of time, place, street address and both titles.</summary>
    public static string Of(ItemDocument course, FieldValues session, FieldValues meeting) => Publisher.HashOf(string.Join('|',
        meeting.DateTime("starts")!.Value.Iso(), meeting.DateTime("ends")!.Value.Iso(),
        meeting.TextOrNull("place") ?? session.Text("place"), meeting.TextOrNull("address") ?? "", meeting.Text("title"), course.Title));
}

/// <summary>Makes the prints of meetings anew where the way they are made has changed, so that nobody is told of a change that is none.</summary>
public sealed class MeetingPrints(PortalDb db, PublishedContent content)
{
    /// <summary>For the current tenant's published courses. The caller saves.</summary>
    public async Task RenewAsync(CancellationToken cancel)
    {
        var sessions = await db.Set<CourseSession>().AsNoTracking().Where(s => s.TenantId == db.CurrentTenant && !s.IsCancelled).ToListAsync(cancel);
        var meetings = (await db.Set<CourseMeeting>().Where(m => m.TenantId == db.CurrentTenant && !m.IsCancelled).ToListAsync(cancel)).ToLookup(m => m.SessionId);
        var courses = (await content.OwnAsync(CoursesModule.Course, [.. sessions.Select(s => s.CourseKey).Distinct()], cancel))
            .OrderByDescending(course => course.Language).ToLookup(course => course.Key);
        foreach (var session in sessions)
        {
            // Bokmål rules where there is one: it stands last, as its value is the lower.
            if (courses[session.CourseKey].LastOrDefault()?.Document is not { } course
                || course.Records("sessions").FirstOrDefault(s => s.Key == session.Key) is not { } record)
                continue;
            foreach (var meeting in meetings[session.Id])
            {
                if (course.Records("meetings").FirstOrDefault(m => m.Key == meeting.Key && m.Text("session") == session.Key) is { } written)
                    meeting.Fingerprint = MeetingPrint.Of(course, record, written);
            }
        }
    }
}
