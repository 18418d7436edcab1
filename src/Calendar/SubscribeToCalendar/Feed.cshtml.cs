using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>
/// The tenant's public meetings as a feed for calendar programs, all or of one topic or place. The text is the same as long as
/// nothing has changed, so a program that asks with the entity tag it has is answered 304. A topic that nobody knows is not found.
/// </summary>
[CachedPage(CalendarChoice.TopicName, CalendarChoice.PlaceName, CalendarChoice.DigitalName, Seconds = 60)]
public sealed class FeedModel(PublicCalendar calendar, IcsWriter writer, TenantContext tenant) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var choice = CalendarChoice.Read(HttpContext);
        if (!choice.IsSound)
            return NotFound();
        var all = await calendar.FeedAsync(cancel);
        if (choice.Topic is { } topic && !Topics.All.Contains(topic) && !all.Any(new EventFilter(topic, null).Lets))
            return NotFound();
        var root = $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        var words = choice.InWords();
        var text = writer.Write(
            $"{Texts.FeedName} {tenant.Tenant.Name}{(words.Length > 0 ? ": " : "")}{words}", root,
            new FeedAddress(choice.In("/kalender.ics"), choice.In("/kalender")), all.Where(choice.Filter.Lets));
        var part = choice.Topic is { } known && Topics.All.Contains(known) ? "-" + known : "";
        return new IcsFile(text, $"kunnskapsportalen-{tenant.Id.Value}{part}.ics");
    }
}
