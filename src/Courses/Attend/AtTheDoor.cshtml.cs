using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>A participant registers as present by the code at the door.</summary>
[Authorize]
public sealed class AtTheDoorModel(CourseCatalogue catalogue, PublishedContent content, IMediator mediator, TenantContext tenant) : PageModel
{
    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public SessionView Session { get; private set; } = null!;

    public string? Code { get; private set; }

    public string? Problem { get; private set; }

    public bool IsRefused => Problem is not null;

    public string? GoodText => Outcome switch
    {
        "registrert" => Texts.AttEnterDone,
        "alt" => Texts.AttEnterAlready,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string slug, string session, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        // What a person does in a session happens in the tenant that owns it.
        if ((await catalogue.SessionsOfAsync([found.Item], cancel)).FirstOrDefault(s => s.Row.Key == session && s.Row.TenantId == tenant.Id) is not { } view)
            return NotFound();
        Session = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string session, [FromForm(Name = "kode")] string? code, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, session, cancel) is not PageResult page)
            return NotFound();
        var result = string.IsNullOrWhiteSpace(code) ? (DoorResult?)null : await mediator.Send(new EnterDoorCode(Session.Row.Id, code), cancel);
        if (result is DoorResult.Registered or DoorResult.Already)
            return Redirect($"{Request.PathBase}{Session.Address}/oppmote?utfall={(result == DoorResult.Registered ? "registrert" : "alt")}");
        (Code, Outcome) = (PatientDataGuard.Finds(code) ? null : code, null);
        Problem = result switch
        {
            null => Texts.AttEnterMissing,
            DoorResult.WrongCode => Texts.AttEnterWrong,
            DoorResult.TooManyTries => Texts.AttEnterTooMany,
            DoorResult.NoSeat => Texts.AttEnterNoSeat,
            DoorResult.Closed => Texts.AttEnterClosed,
            _ => Texts.RefusedUnknown,
        };
        ModelState.Clear();
        Response.StatusCode = result switch { null => 422, DoorResult.WrongCode => 422, DoorResult.TooManyTries => 429, _ => 409 };
        return page;
    }
}
