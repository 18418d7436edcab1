using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.KeepFeeds;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace KunnskapsPortal.Calendar.ReadOwnMeetings;

/// <param name="Rows">The next meetings.</param>
/// <param name="Feeds">The person's secret addresses.</param>
public sealed record MyCalendarView(IReadOnlyList<EventRow> Rows, IReadOnlyList<FeedLine> Feeds);

/// <summary>"Kalenderen min" on "Min side": the next meetings of one's own, wherever they are, and how the feeds do.</summary>
public sealed class MyCalendarPart(MyMeetings mine, FeedList feeds, TenantContext tenant, IHttpContextAccessor http, IClock clock) : IMyPagePart
{
    private const int Shown = 3;

    public int Order => 20;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        var now = clock.NowInOslo();
        var current = http.HttpContext?.Request.PathBase.Value ?? "";
        var next = (await mine.EverywhereAsync(cancel)).Where(meeting => meeting.Event.Ends > now && !meeting.Event.IsCancelled).Take(Shown);
        return new PagePart(
            "/ReadOwnMeetings/_MyCalendar.cshtml",
            new MyCalendarView([.. next.Select(meeting => meeting.RowFrom(current, tenant.Id))], await feeds.MineAsync(cancel)));
    }
}
