using KunnskapsPortal.Courses.TakeLesson;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>One course with the sessions that are still to come.</summary>
[CachedPage(Seconds = 5)]
public sealed class CourseModel(PublishedContent content, TenantContext tenant, CourseCatalogue catalogue, Curriculum curriculum, MyLearning learning, IClock clock)
    : ItemPageModel(content, tenant)
{
    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    /// <summary>Of a course that is taken alone.</summary>
    public IReadOnlyList<ModuleView> Modules { get; private set; } = [];

    /// <summary>How far the signed-in person has come; null for others.</summary>
    public Standing? Standing { get; private set; }

    /// <summary>The course is one that people meet for, or one that has not got its dates yet.</summary>
    public bool HasSessions => Sessions.Count > 0 || (Modules.Count == 0 && Item.Document.TextOrNull("sign_up") is null);

    protected override string KindName => CoursesModule.Course;

    /// <summary>Of the sessions to come; empty where none of them has one.</summary>
    public IReadOnlyList<ProgrammeView> Programmes { get; private set; } = [];

    public IReadOnlyList<SpeakerView> Speakers => CourseFacts.Speakers(Item.Document);

    public IReadOnlyList<ApprovalView> Approvals => CourseFacts.Approvals(Item.Document);

    public IReadOnlyList<string> Standings => CourseFacts.Standings(Item.Document, Sessions);

    public string? StateOf(SessionView session) => CourseCalendar.StateOf(session.Row, clock.NowInOslo());

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
        {
            var today = clock.TodayInOslo();
            Sessions = [.. (await catalogue.SessionsOfAsync([Item], cancel)).Where(s => !s.Row.IsCancelled && s.Row.Ends.Date >= today)];
            IReadOnlyList<ProgrammeView> programmes = [.. Sessions.Select(ProgrammeView.Of)];
            Programmes = programmes.All(programme => programme.IsEmpty) ? [] : programmes;
            if (Item.Document.List("modules").Count > 0)
            {
                var mine = await learning.HereAsync(cancel);
                Modules = [.. (await curriculum.ModulesOfAsync(Item, cancel)).Select(module => module with { Mine = mine })];
                Standing = mine?.OfCourse(Item);
            }
        }

        return result;
    }
}
