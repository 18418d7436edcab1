using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>One application for any of several dates of a course, for a signed-in reader.</summary>
[Authorize]
public sealed class DatesModel(CourseCatalogue catalogue, PublishedContent content, TenantContext tenant, MySeats seats, IClock clock) : PageModel
{
    public PublishedView Course { get; private set; } = null!;

    /// <summary>The dates of this tenant that take enrolments now, the first first.</summary>
    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    [BindProperty(Name = "dato")]
    public string[] Chosen { get; set; } = [];

    public string? RefusalText { get; private set; }

    public string? StateOf(SessionView session) => CourseCalendar.StateOf(session.Row, clock.NowInOslo());

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        Course = found.Item;
        var now = clock.NowInOslo();
        Sessions = [.. (await catalogue.SessionsOfAsync([Course], cancel)).Where(s => s.Row.TenantId == tenant.Id && s.Row.TakesEnrolments(now))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [FromServices] IMediator mediator, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, cancel) is not PageResult page)
            return NotFound();
        var chosen = Sessions.Where(s => Chosen.Contains(s.Row.Key)).ToList();
        var result = await mediator.Send(new ApplyForDates([.. chosen.Select(s => s.Row.Id)]), cancel);
        if (result == EnrolResult.Done)
        {
            // The date with the seat, else the first that one waits for.
            var own = new List<(SessionView Session, Data.EnrolmentState State)>();
            foreach (var session in chosen)
            {
                if (await seats.InAsync(session.Row, cancel) is { } seat)
                    own.Add((session, seat.State));
            }

            return Redirect($"{Request.PathBase}{own.OrderBy(place => place.State != Data.EnrolmentState.Seated).First().Session.Address}#pamelding");
        }

        RefusalText = Sessions.Count == 0 ? null : Refusals.Of(result, (chosen.FirstOrDefault() ?? Sessions[0]).Row);
        Response.StatusCode = 409;
        return page;
    }
}
