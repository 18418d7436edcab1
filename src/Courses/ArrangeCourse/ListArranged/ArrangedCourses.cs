using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.ListArranged;

/// <summary>A session as its arranger meets it in the list.</summary>
/// <param name="Minimum">Fewest participants, as written; null where nobody has said.</param>
public sealed record ArrangedSession(SessionView View, int? Minimum)
{
    public string Root => $"/arrangor/{View.Row.CourseKey}/{View.Row.Key}";

    public bool HasTooFew => Minimum > View.Row.Seated && !View.Row.IsCancelled;
}

/// <summary>A course that the viewer arranges, with every form of its text and the sessions that are still to come.</summary>
public sealed record ArrangedCourse(string Key, string Title, IReadOnlyList<ContentItem> Forms, IReadOnlyList<ArrangedSession> Sessions, int Past)
{
    public bool IsPublished => Forms.Any(form => form.PublishedVersion is not null);
}

/// <summary>The courses of the current tenant that the viewer arranges. Nine queries at most, whatever the number.</summary>
public sealed class ArrangedCourses(Arranging arranging, PortalDb db, CourseCatalogue catalogue, TenantContext tenant, IClock clock)
{
    /// <summary>True where there is at least one. Two queries at most.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel) =>
        arranging.MayArrangeAll ? await Items().AnyAsync(cancel) : (await arranging.CommitteeKeysAsync(cancel)).Count > 0;

    /// <summary>By title; null where the viewer arranges nothing and may not.</summary>
    public async Task<IReadOnlyList<ArrangedCourse>?> ListAsync(CancellationToken cancel)
    {
        var items = Items();
        if (!arranging.MayArrangeAll)
        {
            var mine = await arranging.CommitteeKeysAsync(cancel);
            if (mine.Count == 0)
                return null;
            items = items.Where(item => mine.Contains(item.Key));
        }

        var courses = (await items.OrderBy(item => item.Language).ToListAsync(cancel)).GroupBy(item => item.Key).ToList();
        var keys = courses.Select(course => course.Key).ToList();
        var ids = await db.Set<CourseSession>().Where(s => s.TenantId == tenant.Id && keys.Contains(s.CourseKey)).Select(s => s.Id).ToListAsync(cancel);
        var sessions = (await catalogue.OwnAsync(ids, cancel)).Select(forms => forms.OrderByDescending(form => form.Course.Language == tenant.Language).First())
            .OrderBy(view => view.Row.Starts).ToLookup(view => view.Row.CourseKey);
        var today = clock.TodayInOslo();
        return
        [
            .. from course in courses
               let title = (course.FirstOrDefault(form => form.Language == tenant.Language) ?? course.First()).Title
               let coming = sessions[course.Key].Where(view => view.Row.Ends.Date >= today).Select(view => new ArrangedSession(view, view.Text.Number("minimum"))).ToList()
               orderby coming.Count == 0, title
               select new ArrangedCourse(course.Key, title, [.. course], coming, sessions[course.Key].Count() - coming.Count),
        ];
    }

    private IQueryable<ContentItem> Items() => db.Set<ContentItem>().AsNoTracking().Where(item => item.Kind == CoursesModule.Course && item.Stage != ItemStage.Archived);
}
