using System.Globalization;
using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>The code at the door of a meeting, large enough to be read from the back row.</summary>
public sealed class DoorModel(Arranging arranging, PortalDb db, IMediator mediator) : ArrangerPageModel(arranging)
{
    [BindProperty(Name = "mote", SupportsGet = true)]
    public string? MeetingKey { get; set; }

    public MeetingView? Meeting { get; private set; }

    public string? Code { get; private set; }

    public string EnterAddress => $"{Request.Host}{Request.PathBase}{Session.Address}/oppmote";

    public string HoldsText => string.Format(
        CultureInfo.CurrentCulture, Texts.AttDoorHolds, Meeting!.Row.Starts.PlusMinutes(-(long)DoorCodes.Margin.TotalMinutes).TimeOfDay.Clock(),
        Meeting.Row.Ends.PlusMinutes((long)DoorCodes.Margin.TotalMinutes).TimeOfDay.Clock());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Meeting = Session.Meetings.FirstOrDefault(m => !m.Row.IsCancelled && (MeetingKey is null || m.Row.Key == MeetingKey));
        if (Meeting is null)
            return NotFound();
        Code = await db.Set<DoorCode>().Where(c => c.MeetingId == Meeting.Row.Id).Select(c => c.Code).SingleOrDefaultAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await OnGetAsync(cancel) is not PageResult || await mediator.Send(new MakeDoorCode(Session.Row.Id, Meeting!.Row.Id), cancel) != AttendanceResult.Done)
            return NotFound();
        return Redirect($"{Request.PathBase}{Root}/dorkode?mote={Meeting.Row.Key}");
    }
}
