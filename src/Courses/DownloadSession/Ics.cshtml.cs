using System.Text;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.DownloadSession;

/// <summary>All meetings of one session as a calendar file.</summary>
[CachedPage(Seconds = 60)]
public sealed class IcsModel(PublishedContent content, CourseCatalogue catalogue, ICalendarWriter writer, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, string session, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        if ((await catalogue.SessionsOfAsync([found.Item], cancel)).FirstOrDefault(s => s.Row.Key == session) is not { } view)
            return NotFound();
        var root = $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        var text = writer.Write(view.Course.Title, root, view.Meetings.Select(meeting => CourseCalendar.EventOf(view, meeting, clock.NowInOslo())));
        return File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", $"{session}.ics");
    }
}
