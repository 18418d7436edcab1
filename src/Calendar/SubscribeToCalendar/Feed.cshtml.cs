using System.Security.Cryptography;
using System.Text;
using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>
/// The tenant's public meetings as a feed for calendar programs. The text is the same as long as nothing has changed, so
/// a program that asks with the entity tag it has is answered 304.
/// </summary>
[CachedPage(Seconds = 60)]
public sealed class FeedModel(PublicCalendar calendar, IcsWriter writer, TenantContext tenant) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var root = $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        var text = writer.Write(
            $"{Texts.FeedName} {tenant.Tenant.Name}", root, new FeedAddress("/kalender.ics", "/kalender"), await calendar.FeedAsync(cancel));
        var bytes = Encoding.UTF8.GetBytes(text);
        Response.Headers.ContentDisposition = $"inline; filename=\"kunnskapsportalen-{tenant.Id.Value}.ics\"";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        return new FileContentResult(bytes, "text/calendar; charset=utf-8") { EntityTag = tag };
    }
}
