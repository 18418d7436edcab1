using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ProjectSessions;

/// <summary>Gives courses from before there were queues and rules what publishing gives a course now. Can be done again.</summary>
public sealed class QueueRows(PortalDb db, PublishedContent content, IClock clock)
{
    /// <summary>For the current tenant. The caller saves.</summary>
    public async Task RenewAsync(CancellationToken cancel)
    {
        var sessions = await db.Set<CourseSession>().Where(s => s.TenantId == db.CurrentTenant).ToListAsync(cancel);
        var known = await db.Set<CourseQueue>().Select(q => q.CourseKey).ToListAsync(cancel);
        foreach (var key in sessions.Select(s => s.CourseKey).Distinct().Except(known))
            db.Add(new CourseQueue { Id = Guid.CreateVersion7(), CourseKey = key });
        var bare = sessions.Where(s => s.Rules.Length == 0).ToList();
        var texts = (await content.OwnAsync(CoursesModule.Course, [.. bare.Select(s => s.CourseKey).Distinct()], cancel)).ToLookup(course => course.Key);
        foreach (var session in bare)
        {
            var rules = texts[session.CourseKey].OrderBy(course => course.Language != Language.Bokmal).Select(course => course.Document)
                .Select(course => course.Records("sessions").FirstOrDefault(s => s.Key == session.Key) is { } record ? SeatRulesText.Of(course, record) : null).OfType<SeatRules>().FirstOrDefault();
            (session.Rules, session.RulesSince) = ((rules ?? SeatRules.None).ToString(), clock.GetCurrentInstant());
        }
    }
}
