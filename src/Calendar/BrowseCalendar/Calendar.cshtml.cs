using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.ReadOwnMeetings;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>What comes, as a list by month or a month at a time, and how to get it into one's own calendar.</summary>
[CachedPage(CalendarChoice.TopicName, CalendarChoice.PlaceName, CalendarChoice.DigitalName, "visning", "maned", Seconds = 5)]
public sealed class CalendarModel(PublicCalendar calendar, MyMeetings mine, Viewer viewer, TenantContext tenant, IClock clock) : PageModel
{
    private const string MonthView = "maned";

    [BindProperty(SupportsGet = true, Name = "visning")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "maned")]
    public string? MonthText { get; set; }

    /// <summary>Only those in which the reader has a place, wherever they are. Does nothing for one who is signed out.</summary>
    [BindProperty(SupportsGet = true, Name = "mine")]
    public string? MineText { get; set; }

    public CalendarChoice Choice { get; private set; } = null!;

    public bool IsSignedIn => viewer.IsSignedIn;

    public bool IsMine => IsSignedIn && MineText == "ja";

    public bool IsMonthView => View == MonthView;

    public bool IsFiltered => IsMine || !Choice.Filter.IsEmpty;

    public IReadOnlyList<(string Value, string Label)> Topics { get; private set; } = [];

    /// <summary>The list; empty in the month view.</summary>
    public IReadOnlyList<EventMonth> Months { get; private set; } = [];

    /// <summary>Null in the list.</summary>
    public MonthGrid? Grid { get; private set; }

    public bool HasPrevious { get; private set; }

    public bool HasNext { get; private set; }

    public string FeedAddress => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{Choice.In("/kalender.ics")}";

    public string SubscribeAddress => $"webcal://{Request.Host}{Request.PathBase}{Choice.In("/kalender.ics")}";

    /// <summary>The same choice in the other view, or in another month.</summary>
    public string AddressOf(bool asMonth, string? month = null) =>
        Choice.In("/kalender", ("visning", asMonth ? MonthView : null), ("maned", asMonth ? month : null), ("mine", IsMine ? "ja" : null));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Choice = CalendarChoice.Read(HttpContext);
        var all = await calendar.FeedAsync(cancel);
        var own = await mine.EverywhereAsync(cancel);
        var now = clock.NowInOslo();
        Topics = Choice.TopicsOf(all.Concat(own.Select(meeting => meeting.Event)).Where(meeting => meeting.Ends > now));
        var rows = (IsMine ? OwnRows(own) : PublicRows(all, own)).Where(row => Choice.Filter.Lets(row.Event)).ToList();
        if (IsMonthView)
            ShowMonth(rows, now.Date);
        else
            Months = EventMonth.Group(rows.Where(row => row.Event.Ends > now));
    }

    private void ShowMonth(List<EventRow> rows, LocalDate today)
    {
        var (first, last) = (today.PlusDays(-PublicCalendar.DaysBack).ToYearMonth(), today.PlusDays(PublicCalendar.DaysAhead).ToYearMonth());
        var asked = MonthGrid.Parse(MonthText) ?? today.ToYearMonth();
        var month = asked.CompareTo(first) < 0 ? first : asked.CompareTo(last) > 0 ? last : asked;
        Grid = MonthGrid.Of(month, today, rows);
        HasPrevious = month.CompareTo(first) > 0;
        HasNext = month.CompareTo(last) < 0;
    }

    private static IEnumerable<EventRow> PublicRows(IEnumerable<CalendarEvent> all, IEnumerable<OwnMeeting> own)
    {
        var byUid = own.ToDictionary(meeting => meeting.Event.Uid, meeting => meeting.Event);
        return all.Select(meeting => new EventRow(meeting) { Own = byUid.GetValueOrDefault(meeting.Uid), HasFile = !meeting.IsCancelled });
    }

    private IEnumerable<EventRow> OwnRows(IEnumerable<OwnMeeting> own) =>
        from meeting in own
        orderby meeting.Event.Starts
        select meeting.RowFrom(Request.PathBase, tenant.Id);
}
