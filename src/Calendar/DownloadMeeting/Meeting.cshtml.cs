using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.ReadOwnMeetings;
using KunnskapsPortal.Calendar.SubscribeToCalendar;
using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Calendar.DownloadMeeting;

/// <summary>
/// One meeting as a file, whatever module it comes from: the reader's own state of it where the reader has one, else the public
/// one. Not found where it is neither.
/// </summary>
[CachedPage(Seconds = 60)]
public sealed class MeetingModel(PublicCalendar calendar, MyMeetings mine, IcsWriter writer, TenantContext tenant) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string uid, CancellationToken cancel)
    {
        var root = $"{Request.Scheme}://{Request.Host}";
        var own = (await mine.EverywhereAsync(cancel)).FirstOrDefault(meeting => meeting.Event.Uid == uid && !meeting.Event.IsCancelled);
        var found = own is not null
            ? new RootedEvent(root + own.PathFrom(Request.PathBase, tenant.Id), own.Event)
            : (await calendar.FeedAsync(cancel)).Where(meeting => meeting.Uid == uid).Select(meeting => new RootedEvent(root + Request.PathBase, meeting)).FirstOrDefault();
        return found is null
            ? NotFound()
            : new IcsFile(writer.Write(found.Event.Summary, null, null, [found]), $"kunnskapsportalen-{found.Event.Starts.Date:uuuu-MM-dd}.ics");
    }
}
