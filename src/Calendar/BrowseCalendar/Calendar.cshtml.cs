using System.Globalization;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>What comes, by month, and how to get it all into one's own calendar.</summary>
[CachedPage("emne", "sted", Seconds = 5)]
public sealed class CalendarModel(PublicCalendar calendar) : PageModel
{
    public const int LongestWord = 60;

    [BindProperty(SupportsGet = true, Name = "emne")]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true, Name = "sted")]
    public string? Place { get; set; }

    public string? PlaceError { get; private set; }

    public bool IsFiltered { get; private set; }

    /// <summary>All topics of what comes, and the chosen one.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];

    public IReadOnlyList<EventMonth> Months { get; private set; } = [];

    public string FeedAddress => $"{Request.Scheme}://{Request.Host}{Request.PathBase}/kalender.ics";

    public string SubscribeAddress => $"webcal://{Request.Host}{Request.PathBase}/kalender.ics";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Check();
        var coming = await calendar.ComingAsync(cancel);
        var filter = new EventFilter(Topic, PlaceError is null ? Place : null);
        IsFiltered = !filter.IsEmpty;
        Topics = [.. coming.SelectMany(meeting => meeting.Topics).Append(Topic ?? "").Where(topic => !string.IsNullOrWhiteSpace(topic))
            .Distinct(StringComparer.Create(CultureInfo.CurrentCulture, true)).Order(StringComparer.CurrentCulture)];
        Months = EventMonth.Group(coming.Where(filter.Lets));
    }

    // The guard goes before the echo: a stopped text is neither shown nor kept in the output cache.
    private void Check()
    {
        var topicStopped = PatientDataGuard.Finds(Topic);
        if (topicStopped)
            Topic = null;
        if (PatientDataGuard.Finds(Place))
        {
            Place = null;
            PlaceError = Texts.PlaceStopped;
        }
        else if (Place?.Length > LongestWord)
        {
            PlaceError = Texts.PlaceTooLong;
        }

        if ((topicStopped || PlaceError is not null) && HttpContext.Features.Get<IOutputCacheFeature>() is { } cache)
            cache.Context.AllowCacheStorage = false;
    }
}
