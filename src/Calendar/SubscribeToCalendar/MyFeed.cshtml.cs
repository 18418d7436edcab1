using System.Globalization;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>
/// One person's own meetings, for the program that knows the secret. Not in the output cache. A program may keep the file but
/// must ask each time (<c>no-cache</c>), so that it is answered 304; nothing between may keep it (<c>private</c>).
/// </summary>
public sealed class MyFeedModel(FeedReader reader, FeedLimit limit, IcsWriter writer, TenantContext tenant) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancel)
    {
        var from = HttpContext.Connection.RemoteIpAddress;
        if (!limit.MayAsk(from))
            return TooOften();
        var (feed, meetings) = await reader.OpenAsync(secret, cancel);
        if (feed is null)
        {
            limit.Missed(from);
            return NotFound();
        }

        if (meetings is null)
            return TooOften();
        var root = $"{Request.Scheme}://{Request.Host}";
        var text = writer.Write(
            Texts.MyFeedName, new FeedAddress(null, $"{root}{Request.PathBase}/kalender?mine=ja"), feed.AlarmMinutes,
            meetings.Select(meeting => new RootedEvent(root + meeting.PathFrom(Request.PathBase, tenant.Id), meeting.Event)));
        // One who is signed in here by a cookie has been given a stricter rule already.
        if (User.Identity?.IsAuthenticated != true)
            Response.Headers.CacheControl = "private, no-cache";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return new IcsFile(text, "kunnskapsportalen.ics");
    }

    private StatusCodeResult TooOften()
    {
        Response.Headers.RetryAfter = FeedLimit.RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
