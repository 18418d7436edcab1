using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.Data;

/// <summary>A course's text agrees with itself: every meeting names a session, no meeting ends before it begins, and bokmål and nynorsk say the same times.</summary>
internal sealed class CourseTextInvariant(PortalDb db, ContentKinds kinds) : IInvariant
{
    public string Name => Texts.InvariantCourses;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var rows = await db.Set<PublishedItem>().AsNoTracking()
            .Where(i => i.Kind == CoursesModule.Course && i.TenantId == db.CurrentTenant).ToListAsync(cancel);
        var courses = rows.Select(r => (r.Key, Document: ContentParser.Parse(kinds[r.Kind], r.Text).Document))
            .Where(r => r.Document is not null).Select(r => (r.Key, Document: r.Document!)).ToList();
        return
        [
            .. courses.Where(c => !MeetingsFit(c.Document)).Select(c => $"{c.Key}: {Texts.BreachMeetings}"),
            .. courses.GroupBy(c => c.Key).Where(g => g.Select(c => TimesOf(c.Document)).Distinct().Count() > 1).Select(g => $"{g.Key}: {Texts.BreachForms}"),
        ];
    }

    private static bool MeetingsFit(ItemDocument course)
    {
        var sessions = course.Records("sessions").Select(s => s.Key).ToHashSet();
        return sessions.All(s => course.Records("meetings").Any(m => m.Text("session") == s))
            && course.Records("meetings").All(m => sessions.Contains(m.Text("session")) && m.DateTime("starts") < m.DateTime("ends"));
    }

    private static string TimesOf(ItemDocument course) => string.Join('|',
    [
        .. course.Records("sessions").Select(s => $"{s.Key} {s.Text("seats")} {s.Text("opens")} {s.Text("closes")} {s.Text("cancel_by")}"),
        .. course.Records("meetings").Select(m => $"{m.Key} {m.Text("session")} {m.Text("starts")} {m.Text("ends")}"),
    ]);
}
