using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.ArrangeCourse;

/// <summary>
/// A page about a whole course for its arranger, at <c>/arrangor/{course}/…</c>; the course by its key, published or not. Signed out: sign
/// in first. Another tenant's course, or none: 404. One's own tenant's without being its arranger: 403.
/// </summary>
public abstract class ArrangedCoursePageModel(Arranging arranging, PortalDb db, TenantContext tenant) : PageModel
{
    [BindProperty(Name = "course", SupportsGet = true)]
    public string CourseKey { get; set; } = "";

    /// <summary>Every form of the course; set before any handler runs.</summary>
    public IReadOnlyList<ContentItem> Forms { get; private set; } = [];

    /// <summary>In the reader's form where there is one.</summary>
    public string CourseTitle => (Forms.FirstOrDefault(form => form.Language == tenant.Language) ?? Forms[0]).Title;

    public string Root => $"/arrangor/{Forms[0].Key}";

    /// <summary>The viewer arranges every course of the tenant, not this one only.</summary>
    public bool MayArrangeAll => arranging.MayArrangeAll;

    /// <summary>True for a page that a committee may not open.</summary>
    protected virtual bool IsForAllCourses => false;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (HttpContext.User.Identity?.IsAuthenticated != true)
        {
            context.Result = new ChallengeResult();
            return;
        }

        Forms = await db.Set<ContentItem>().AsNoTracking().Where(i => i.Kind == CoursesModule.Course && i.Key == CourseKey).OrderBy(i => i.Language).ToListAsync(cancel);
        if (Forms.Count == 0)
            context.Result = new NotFoundResult();
        else if (IsForAllCourses ? !MayArrangeAll : !await arranging.MayAsync(CourseKey, cancel))
            context.Result = new StatusCodeResult(403);
        else
            await next();
    }
}
