using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.KeepFeeds;
using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Calendar.ReadOwnMeetings;

/// <param name="Open">What one can enrol in now, and has no place in: the first to start of each.</param>
/// <param name="Feeds">The person's secret addresses.</param>
public sealed record MyCalendarView(IReadOnlyList<EventRow> Open, IReadOnlyList<FeedLine> Feeds);

/// <summary>
/// On "Min side": what is open, and how the person's calendar addresses do. What is the person's own is shown there by the module
/// that arranges it.
/// </summary>
public sealed class MyCalendarPart(PublicCalendar calendar, MyMeetings mine, FeedList feeds) : IMyPagePart
{
    private const int Shown = 3;

    public int Order => 20;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        var own = (await mine.EverywhereAsync(cancel)).Where(meeting => !meeting.Event.IsCancelled).Select(meeting => meeting.Event.Uid).ToHashSet(StringComparer.Ordinal);
        var open = (await calendar.ComingAsync(cancel)).Where(meeting => meeting.IsOpen && !own.Contains(meeting.Uid)).DistinctBy(meeting => meeting.Address).Take(Shown);
        return new PagePart("/ReadOwnMeetings/_MyCalendar.cshtml", new MyCalendarView([.. open.Select(meeting => new EventRow(meeting))], await feeds.MineAsync(cancel)));
    }
}
