using System.Globalization;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>Enrols people of the viewer's own office together. Only confirmed members of the same office see each other here.</summary>
[Authorize]
public sealed class GroupModel(CourseCatalogue catalogue, PublishedContent content, Colleagues colleagues, Viewer viewer, TenantContext tenant, IMediator mediator) : PageModel
{
    public SessionView Session { get; private set; } = null!;

    /// <summary>Null where no confirmed membership of the viewer names one.</summary>
    public string? Office { get; private set; }

    public IReadOnlyList<Colleague> People { get; private set; } = [];

    [BindProperty(Name = "person")]
    public Guid[] Chosen { get; set; } = [];

    [BindProperty(Name = "revisjon")]
    public int Revision { get; set; }

    public string? RefusalText { get; private set; }

    public string Lead => string.Format(CultureInfo.CurrentCulture, Texts.ColleaguesLead, Session.Title);

    public string Legend => string.Format(CultureInfo.CurrentCulture, Texts.ColleaguesLegend, Office);

    public async Task<IActionResult> OnGetAsync(string slug, string session, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        if ((await catalogue.SessionsOfAsync([found.Item], cancel)).FirstOrDefault(s => s.Row.Key == session && s.Row.TenantId == tenant.Id) is not { } view)
            return NotFound();
        Session = view;
        (Office, People) = await colleagues.OfAsync(viewer.PersonId ?? Guid.Empty, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string session, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, session, cancel) is not PageResult page)
            return NotFound();
        var (result, person) = await mediator.Send(new EnrolColleagues(Session.Row.Id, Revision, Chosen), cancel);
        if (result == EnrolResult.Done)
            return Redirect($"{Request.PathBase}{Session.Address}#pamelding");
        var reason = Refusals.Of(result, Session.Row);
        RefusalText = People.FirstOrDefault(c => c.PersonId == person) is { } who
            ? string.Format(CultureInfo.CurrentCulture, Texts.RefusedGroupPerson, who.Name, reason)
            : reason;
        Response.StatusCode = 409;
        return page;
    }
}
