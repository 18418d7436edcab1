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
    Offered,
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
    private LocalDateTime _now;

    public SessionView Session { get; private set; } = null!;

    public bool IsSignedIn => viewer.IsSignedIn;

    public EnrolmentPanel State { get; private set; }

    /// <summary>Why the request was refused; null after a GET.</summary>
    public EnrolResult? Refusal { get; private set; }

    /// <summary>The own meeting that this session overlaps, as a sentence.</summary>
    public string? Overlap { get; private set; }

    /// <summary>Other dates of the course that a place here can be exchanged for, where one has a seat.</summary>
    public IReadOnlyList<SessionView> OtherDates { get; private set; } = [];

    /// <summary>Several dates take enrolments: one application can be for any of them.</summary>
    public bool HasSeveralDates { get; private set; }

    /// <summary>Of the meetings, for the signed-in person with a seat; empty for everybody else.</summary>
    public IReadOnlyList<SeatLink> Links { get; private set; } = [];

    /// <summary>From half an hour before the start: one registers at the door, and tells afterwards what one thought of it.</summary>
    public bool IsUnderWay => _now >= Session.Row.Starts.PlusMinutes(-30);

    public string SelfAddress => $"{Request.PathBase}{Session.Address}";

    public async Task<IActionResult> OnGetAsync(string slug, string session, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        var sessions = await catalogue.SessionsOfAsync([found.Item], cancel);
        if (sessions.FirstOrDefault(s => s.Row.Key == session) is not { } view)
            return NotFound();
        Session = view;
        _now = clock.NowInOslo();
        var open = sessions.Where(s => s.Row.TakesEnrolments(_now)).ToList();
        HasSeveralDates = open.Count > 1;
        if (viewer.IsSignedIn)
        {
            _mine = await mySeats.InAsync(view.Row, cancel);
            Links = await mySeats.LinksAsync(view, cancel);
            if (_mine is null && await mySeats.OverlapAsync(view, cancel) is { } clash)
                Overlap = Sentences.Overlap(clash);
            if (_mine is not null && _now <= view.Row.CancelBy)
                OtherDates = [.. open.Where(s => s.Row.Id != view.Row.Id && s.Row.Free > 0)];
        }

        State = StateNow(_now);
        return Page();
    }

    public async Task<IActionResult> OnPostMeldPaAsync(string slug, string session, [FromForm(Name = "revisjon")] int revision, [FromServices] IMediator mediator, CancellationToken cancel) =>
        await AnswerAsync(slug, session, view => mediator.Send(new EnrolInSession(view.Row.Id, revision), cancel), cancel);

    public async Task<IActionResult> OnPostMeldAvAsync(string slug, string session, [FromServices] IMediator mediator, CancellationToken cancel) =>
        await AnswerAsync(slug, session, view => mediator.Send(new CancelEnrolment(view.Row.Id), cancel), cancel);

    public async Task<IActionResult> OnPostTilbudAsync(string slug, string session, [FromForm(Name = "svar")] string? answer, [FromServices] IMediator mediator, CancellationToken cancel) =>
        await AnswerAsync(slug, session, view => mediator.Send(new AnswerOffer(view.Row.Id, answer == "ja"), cancel), cancel);

    public async Task<IActionResult> OnPostByttAsync(string slug, string session, [FromForm(Name = "dato")] string? other, [FromServices] IMediator mediator, CancellationToken cancel)
    {
        if (await OnGetAsync(slug, session, cancel) is not PageResult)
            return NotFound();
        var target = OtherDates.FirstOrDefault(s => s.Row.Key == other);
        return await AnswerAsync(
            slug, session, view => target is null ? Task.FromResult(EnrolResult.NoSeatThere) : mediator.Send(new TransferSeat(view.Row.Id, target.Row.Id), cancel), cancel, target);
    }

    private async Task<IActionResult> AnswerAsync(string slug, string session, Func<SessionView, Task<EnrolResult>> ask, CancellationToken cancel, SessionView? next = null)
    {
        if (await OnGetAsync(slug, session, cancel) is not PageResult)
            return NotFound();
        var result = await ask(Session);
        if (result == EnrolResult.NotSignedIn)
            return Redirect($"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString(SelfAddress)}");
        if (result == EnrolResult.Done)
            return Redirect($"{Request.PathBase}{(next ?? Session).Address}#pamelding");

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
        _ when _mine?.State == EnrolmentState.Offered => EnrolmentPanel.Offered,
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
