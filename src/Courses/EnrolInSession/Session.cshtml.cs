using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>What the enrolment panel shows.</summary>
public enum EnrolmentPanel
{
    Open,
    Seated,
    Waiting,
    Cancelled,
    Past,
    Closed,
    NotOpen,
}

/// <summary>One session: when, where, and the seat. The form stands here only for a signed-in reader, whose page is never cached.</summary>
[CachedPage(Seconds = 5)]
public sealed partial class SessionModel(
    CourseCatalogue catalogue, MySeats mySeats, PublishedContent content, Viewer viewer, TenantContext tenant, IClock clock) : PageModel
{
    private MySeat? _mine;

    public SessionView Session { get; private set; } = null!;

    public bool IsSignedIn => viewer.IsSignedIn;

    public EnrolmentPanel State { get; private set; }

    /// <summary>Why the request was refused; null after a GET.</summary>
    public EnrolResult? Refusal { get; private set; }

    /// <summary>The own meeting that this session overlaps, as a sentence.</summary>
    public string? Overlap { get; private set; }

    /// <summary>Of the meetings, for the signed-in person with a seat; empty for everybody else.</summary>
    public IReadOnlyList<SeatLink> Links { get; private set; } = [];

    public string SelfAddress => $"{Request.PathBase}{Session.Address}";

    public async Task<IActionResult> OnGetAsync(string slug, string session, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        if ((await catalogue.SessionsOfAsync([found.Item], cancel)).FirstOrDefault(s => s.Row.Key == session) is not { } view)
            return NotFound();
        Session = view;
        if (viewer.IsSignedIn)
        {
            _mine = await mySeats.InAsync(view.Row.Id, cancel);
            Links = await mySeats.LinksAsync(view, cancel);
            if (_mine is null && await mySeats.OverlapAsync(view, cancel) is { } clash)
                Overlap = Sentences.Overlap(clash);
        }

        State = StateNow(clock.NowInOslo());
        return Page();
    }

    public async Task<IActionResult> OnPostMeldPaAsync(string slug, string session, [FromForm(Name = "revisjon")] int revision, [FromServices] IMediator mediator, CancellationToken cancel) =>
        await AnswerAsync(slug, session, view => mediator.Send(new EnrolInSession(view.Row.Id, revision), cancel), cancel);

    public async Task<IActionResult> OnPostMeldAvAsync(string slug, string session, [FromServices] IMediator mediator, CancellationToken cancel) =>
        await AnswerAsync(slug, session, view => mediator.Send(new CancelEnrolment(view.Row.Id), cancel), cancel);

    private async Task<IActionResult> AnswerAsync(string slug, string session, Func<SessionView, Task<EnrolResult>> ask, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, session, cancel) is not PageResult)
            return NotFound();
        var result = await ask(Session);
        if (result == EnrolResult.NotSignedIn)
            return Redirect($"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(SelfAddress)}");
        if (result == EnrolResult.Done)
            return Redirect($"{SelfAddress}#pamelding");

        // Show how it stands now, not how it stood before the request.
        var page = await OnGetAsync(slug, session, cancel);
        Refusal = result;
        Response.StatusCode = 409;
        return page;
    }

    private EnrolmentPanel StateNow(LocalDateTime now) => Session.Row switch
    {
        { IsCancelled: true } => EnrolmentPanel.Cancelled,
        _ when _mine?.State == EnrolmentState.Seated => EnrolmentPanel.Seated,
        _ when _mine?.State == EnrolmentState.Waiting => EnrolmentPanel.Waiting,
        var row when now >= row.Starts => EnrolmentPanel.Past,
        var row when now > row.Closes => EnrolmentPanel.Closed,
        var row when now < row.Opens => EnrolmentPanel.NotOpen,
        _ => EnrolmentPanel.Open,
    };

    /// <summary>A national session is enrolled in at <c>/nasjonal/...</c>; null where one is there already.</summary>
    public string? ElsewhereAddress => Session.Row.TenantId == tenant.Id
        ? null
        : $"/{TenantId.National}{(tenant.Language == Kernel.Text.Language.Nynorsk ? "/nn" : "")}{Session.Address}";
}
