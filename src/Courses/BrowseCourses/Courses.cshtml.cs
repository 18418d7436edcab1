using System.Globalization;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>Sessions that are still to come, of the region and the national library.</summary>
[CachedPage("q", "form", "ledig", Seconds = 5)]
public sealed class CoursesModel(CourseCatalogue catalogue, PublishedContent content, IClock clock) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "form", SupportsGet = true)]
    public string[] Chosen { get; set; } = [];

    [BindProperty(Name = "ledig", SupportsGet = true)]
    public string? Free { get; set; }

    public bool OnlyFree => Free == "1";

    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    /// <summary>Courses to take alone, whenever one likes; courses elsewhere; competence plans. Shown where nothing is narrowed.</summary>
    public IReadOnlyList<PublishedView> SelfPaced { get; private set; } = [];

    public IReadOnlyList<PublishedView> Outside { get; private set; } = [];

    public IReadOnlyList<PublishedView> Plans { get; private set; } = [];

    public string Heading => Sessions.Count == 1
        ? Texts.OneSession
        : string.Format(CultureInfo.CurrentCulture, Texts.SessionCount, Sessions.Count);

    public string? StateOf(SessionView session) => CourseCalendar.StateOf(session.Row, clock.NowInOslo());

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var courses = await content.ListAsync(CoursesModule.Course, cancel);
        Sessions = [.. (await catalogue.SessionsOfAsync(courses, cancel)).Where(s => !s.Row.IsCancelled && s.Row.Ends.Date >= today && Matches(s))];
        if (Chosen.Length > 0 || OnlyFree || !string.IsNullOrWhiteSpace(Words))
            return;
        SelfPaced = [.. courses.Where(course => course.Document.List("modules").Count > 0)];
        Outside = [.. courses.Where(course => course.Document.TextOrNull("sign_up") is not null)];
        Plans = await content.ListAsync(CoursesModule.Plan, cancel);
    }

    private bool Matches(SessionView session) =>
        (Chosen.Length == 0 || Chosen.Contains(session.Row.Format))
        && (!OnlyFree || (session.Row.Free > 0 && session.Row.Closes >= clock.NowInOslo()))
        && (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            $"{session.Course.Title} {session.Course.Document.Summary} {session.Title} {session.Place}".Contains(word, StringComparison.CurrentCultureIgnoreCase));
}
