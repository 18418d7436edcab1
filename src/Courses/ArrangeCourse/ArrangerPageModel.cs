using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.ArrangeCourse;

/// <summary>
/// Who may arrange a course of the current tenant: those with <see cref="Permission.ArrangeCourses"/>, and the members of the
/// course's own programme committee.
/// </summary>
public sealed class Arranging(PortalDb db, Viewer viewer, CourseCatalogue catalogue, TenantContext tenant, ItemEditors editors)
{
    public bool MayArrangeAll => viewer.Has(Permission.ArrangeCourses);

    /// <summary>True for those who arrange everything and for the course's committee.</summary>
    public async Task<bool> MayAsync(string course, CancellationToken cancel) =>
        MayArrangeAll || await editors.IsMineAsync(CoursesModule.Course, course, cancel);

    /// <summary>The keys of the courses that the viewer arranges as a member of their committees.</summary>
    public Task<IReadOnlyList<string>> CommitteeKeysAsync(CancellationToken cancel) => editors.MyKeysAsync(CoursesModule.Course, cancel);

    /// <summary>A session of a course of the current tenant in the viewer's form where there is one; null where there is none. Six queries at most.</summary>
    public async Task<SessionView?> SessionAsync(string course, string session, CancellationToken cancel)
    {
        var id = await db.Set<CourseSession>().Where(s => s.TenantId == db.CurrentTenant && s.CourseKey == course && s.Key == session)
            .Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancel);
        if (id is null)
            return null;
        var forms = (await catalogue.OwnAsync([id.Value], cancel))[id.Value].ToList();
        return forms.Find(form => form.Course.Language == tenant.Language) ?? forms.FirstOrDefault();
    }
}

/// <summary>
/// A page of one session for its arranger, at <c>/arrangor/{course}/{session}/…</c>; the course by its key. Signed out: sign
/// in first. Another tenant's course, or none: 404. One's own tenant's without being its arranger: 403.
/// </summary>
public abstract class ArrangerPageModel(Arranging arranging) : PageModel
{
    [BindProperty(Name = "course", SupportsGet = true)]
    public string CourseKey { get; set; } = "";

    [BindProperty(Name = "session", SupportsGet = true)]
    public string SessionKey { get; set; } = "";

    /// <summary>Set before any handler runs.</summary>
    public SessionView Session { get; private set; } = null!;

    /// <summary>The address of this session's arranger pages, below the tenant.</summary>
    public string Root => $"/arrangor/{Session.Row.CourseKey}/{Session.Row.Key}";

    protected Arranging Arranging => arranging;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (HttpContext.User.Identity?.IsAuthenticated != true)
            context.Result = new ChallengeResult();
        else if (await arranging.SessionAsync(CourseKey, SessionKey, cancel) is not { } session)
            context.Result = new NotFoundResult();
        else if (!await arranging.MayAsync(CourseKey, cancel))
            context.Result = new StatusCodeResult(403);
        else
            Session = session;
        if (context.Result is null)
            await next();
    }
}
