using System.Globalization;
using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace KunnskapsPortal.Courses.Attend;

/// <summary>One person as the form shows it.</summary>
public sealed record AttendanceLine(string Id, string Name, string Mark, string Minutes, bool ByCode, string? Error);

/// <summary>The attendance list of a session, one meeting at a time; from the meeting's start on.</summary>
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class AttendanceModel(Arranging arranging, AttendanceReader reader, IMediator mediator, IClock clock) : ArrangerPageModel(arranging)
{
    private AttendanceForm? _typed;

    [BindProperty(Name = "mote", SupportsGet = true)]
    public string? MeetingKey { get; set; }

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public AttendanceSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<MeetingView> Meetings { get; private set; } = [];

    /// <summary>The one asked for, else the last that has begun, else the first.</summary>
    public MeetingView? Meeting { get; private set; }

    public IReadOnlyList<AttendanceLine> Rows { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Errors { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>A form that is shown again with an error keeps what it was made from; one that was too old does not.</summary>
    public int Revision => _typed is not null && Outcome is null ? _typed.Revision : Sheet.Revision;

    public string ShownAt => (_typed is not null && Outcome is null ? _typed.ShownAt : clock.GetCurrentInstant()).ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);

    public string Share { get; private set; } = "";

    public string? ShareError { get; private set; }

    public static IReadOnlyList<(string Value, string Label)> MarkChoices =>
        [(nameof(AttendanceMark.Present), Texts.AttPresent), (nameof(AttendanceMark.Partly), Texts.AttPartly), (nameof(AttendanceMark.Absent), Texts.AttAbsent)];

    public bool HasStarted => Meeting is { } meeting && clock.GetCurrentInstant() >= meeting.Row.Starts.ToInstantInOslo();

    public IReadOnlyList<string> NoShows => [.. Sheet.People.Where(row => Sheet.IsClosed && row.IsNoShow).Select(row => row.Person.Name)];

    public string NotStartedText => Format(Texts.AttNotStarted, Meeting!.Row.Starts.Long());

    public string CountText => Format(Texts.AttCount, Sheet.People.Count(row => row.Marks.ContainsKey(Meeting!.Row.Id)), Sheet.People.Count);

    public string ShareHelp => Format(Texts.AttShareHelp, AttendedTime.SuggestedShare);

    public string ClosedText => Format(Texts.AttClosedText, Sheet.List!.ClosedAt!.Value.DayInOslo().Long(), Sheet.Share, Sheet.NoShows);

    public bool IsGood => Outcome is "lagret" or "lukket" or "apnet";

    public string? OutcomeText => Outcome switch
    {
        "lagret" => Texts.AttSaved,
        "lukket" => Texts.AttOutcomeClosed,
        "apnet" => Texts.AttOutcomeOpened,
        nameof(AttendanceResult.FormIsStale) => Texts.AttStale,
        nameof(AttendanceResult.Closed) => Texts.AttListClosed,
        nameof(AttendanceResult.NotStarted) => Texts.AttTooEarly,
        nameof(AttendanceResult.NotEnded) => Texts.AttNotEnded,
        nameof(AttendanceResult.NotSound) => Texts.AttNotSound,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel) => await ShowAsync(cancel);

    public async Task<IActionResult> OnPostLagreAsync(CancellationToken cancel)
    {
        if (await ShowAsync(cancel) is not { } meeting)
            return NotFound();
        var form = AttendanceForm.Read(Request.Form, Sheet.People.Select(row => row.Person.PersonId), AttendedTime.Minutes(meeting.Row.Starts, meeting.Row.Ends));
        if (form.Errors.Count > 0)
            return await RefuseAsync(null, form, 422, cancel);
        var result = await mediator.Send(new RecordAttendance(Session.Row.Id, meeting.Row.Id, form.Revision, form.ShownAt, form.Marks), cancel);
        return result == AttendanceResult.Done ? Back("lagret", meeting.Row.Key) : await RefuseAsync(result, form, 409, cancel);
    }

    public async Task<IActionResult> OnPostLukkAsync([FromForm(Name = "revisjon")] int revision, [FromForm(Name = "andel")] string? share, CancellationToken cancel)
    {
        if (!int.TryParse(share?.Trim().TrimEnd('%').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) || percent is < 1 or > 100)
        {
            await ShowAsync(cancel);
            (ShareError, Share) = (Texts.AttShareWrong, share ?? "");
            Response.StatusCode = 422;
            return Page();
        }

        var result = await mediator.Send(new CloseAttendance(Session.Row.Id, revision, percent), cancel);
        return result == AttendanceResult.Done ? Back("lukket", null) : await RefuseAsync(result, null, 409, cancel);
    }

    public async Task<IActionResult> OnPostApneAsync([FromForm(Name = "revisjon")] int revision, CancellationToken cancel)
    {
        var result = await mediator.Send(new CloseAttendance(Session.Row.Id, revision, null), cancel);
        return result == AttendanceResult.Done ? Back("apnet", null) : await RefuseAsync(result, null, 409, cancel);
    }

    private RedirectResult Back(string outcome, string? meeting) =>
        Redirect($"{Request.PathBase}{Root}/oppmote?utfall={outcome}{(meeting is null ? "" : "&mote=" + meeting)}");

    private async Task<IActionResult> RefuseAsync(AttendanceResult? result, AttendanceForm? form, int status, CancellationToken cancel)
    {
        _typed = form;
        Outcome = result?.ToString();
        Errors = form?.Errors ?? Errors;
        ModelState.Clear();
        await ShowAsync(cancel);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<MeetingView?> ShowAsync(CancellationToken cancel)
    {
        Sheet = await reader.OfAsync(Session, cancel);
        Share = Sheet.Share.ToString(CultureInfo.InvariantCulture);
        Meetings = [.. Session.Meetings.Where(m => !m.Row.IsCancelled)];
        var now = clock.GetCurrentInstant();
        Meeting = MeetingKey is null
            ? Meetings.LastOrDefault(m => m.Row.Starts.ToInstantInOslo() <= now) ?? Meetings.FirstOrDefault()
            : Meetings.FirstOrDefault(m => m.Row.Key == MeetingKey);
        Rows = Meeting is { } meeting ? [.. Sheet.People.Select(row => LineOf(row, meeting.Row.Id))] : [];
        return Meeting;
    }

    private AttendanceLine LineOf(AttendeeRow row, Guid meeting)
    {
        var id = row.Person.PersonId;
        var mark = row.Marks.GetValueOrDefault(meeting);
        var stored = new AttendanceLine(
            id.ToString("N"), row.Person.Name, mark?.Mark.ToString() ?? "",
            mark is { Mark: AttendanceMark.Partly } ? mark.Minutes.ToString(CultureInfo.InvariantCulture) : "", mark is { ChangedBy: null }, null);
        // What nobody typed anything of is shown as it is stored, also where somebody else wrote it meanwhile.
        return _typed is not null && _typed.Typed.TryGetValue(id, out var typed) && (typed.Mark.Length > 0 || typed.Minutes.Length > 0)
            ? stored with { Mark = typed.Mark, Minutes = typed.Minutes, Error = Errors.GetValueOrDefault(id) }
            : stored;
    }

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
