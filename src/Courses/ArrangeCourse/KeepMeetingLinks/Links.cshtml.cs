using System.Globalization;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Resources;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;

/// <summary>One line of the form: a meeting, its link, and what is wrong with it.</summary>
public sealed record LinkLine(MeetingView Meeting, string Url, string? Error)
{
    public string Id => $"lenke-{Meeting.Row.Key}";

    public string Name => $"lenke.{Meeting.Row.Key}";
}

/// <summary>The links of a session's meetings, for its arranger.</summary>
public sealed class LinksModel(Arranging arranging, MeetingLinks links, IMediator mediator) : ArrangerPageModel(arranging)
{
    public IReadOnlyList<LinkLine> Lines { get; private set; } = [];

    /// <summary>How many links people are told of; null where nothing has been kept.</summary>
    [BindProperty(Name = "lagret", SupportsGet = true)]
    public int? Kept { get; set; }

    public bool IsWrong => Lines.Any(line => line.Error is not null);

    public string KeptText => Kept switch
    {
        0 => Texts.ArrLinksKept,
        1 => Texts.ArrLinksKeptOne,
        var told => string.Format(CultureInfo.CurrentCulture, Texts.ArrLinksKeptMany, told),
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var known = await links.OfAsync(Session.Row.Id, cancel);
        Lines = [.. Meetings.Select(meeting => new LinkLine(meeting, known.GetValueOrDefault(meeting.Row.Key, ""), null))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var typed = Meetings.ToDictionary(meeting => meeting.Row.Key, meeting => Request.Form[$"lenke.{meeting.Row.Key}"].ToString().Trim());
        switch (await mediator.Send(new KeepMeetingLinks(Session.Row.Id, typed), cancel))
        {
            case KeepLinksResult.Kept kept:
                return LocalRedirect($"~{Root}/lenke?lagret={kept.Told}");
            case KeepLinksResult.NotLinks wrong:
                Kept = null;
                Lines = [.. Meetings.Select(m => new LinkLine(m, typed[m.Row.Key], wrong.Meetings.Contains(m.Row.Key) ? Texts.ArrLinkWrong : null))];
                Response.StatusCode = 422;
                return Page();
            default:
                return NotFound();
        }
    }

    private IEnumerable<MeetingView> Meetings => Session.Meetings.Where(meeting => !meeting.Row.IsCancelled);
}
