using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.ArrangeCourse.ListArranged;

/// <summary>The courses that one arranges here. Signed in without any and without the right: 403.</summary>
public sealed class ArrangedModel(ArrangedCourses courses, Viewer viewer, Arranging arranging) : PageModel
{
    public IReadOnlyList<ArrangedCourse> Courses { get; private set; } = [];

    public bool MayArrangeAll => arranging.MayArrangeAll;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!viewer.IsSignedIn)
            return Challenge();
        if (await courses.ListAsync(cancel) is not { } list)
            return StatusCode(403);
        Courses = list;
        return Page();
    }
}
