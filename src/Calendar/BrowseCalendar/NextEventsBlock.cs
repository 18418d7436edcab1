using KunnskapsPortal.Kernel.Pages;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>The front page's next three meetings that will take place.</summary>
public sealed class NextEventsBlock(PublicCalendar calendar) : IFrontPageBlock
{
    private const int Shown = 3;

    public int Order => 10;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        var next = (await calendar.ComingAsync(cancel)).Where(meeting => !meeting.IsCancelled).Take(Shown);
        return new PagePart("/BrowseCalendar/_NextEvents.cshtml", new NextEvents([.. next.Select(meeting => new EventRow(meeting))]));
    }
}

public sealed record NextEvents(IReadOnlyList<EventRow> Rows);
