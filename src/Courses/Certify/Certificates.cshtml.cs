using System.Globalization;
using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>Who qualifies for a certificate, and who has one: issue and withdraw.</summary>
public sealed class CertificatesModel(Arranging arranging, CertificateGrounds grounds, IMediator mediator, TenantContext tenant) : ArrangerPageModel(arranging)
{
    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<Candidate> People { get; private set; } = [];

    public bool IsClosed { get; private set; }

    public int Ready => People.Count(p => p.IsNext);

    public string Lead { get; private set; } = "";

    public Guid? Withdrawing { get; private set; }

    public string? Reason { get; private set; }

    public string? ReasonError { get; private set; }

    public bool IsGood => Outcome is "utstedt" or "trukket";

    public string? OutcomeText => Outcome switch
    {
        "utstedt" => Texts.CertOutcomeIssued,
        "trukket" => Texts.CertOutcomeWithdrawn,
        "ingen" => Texts.CertOutcomeNobody,
        "apen" => Texts.CertListOpen,
        "alt" => Texts.CertOutcomeAlready,
        _ => null,
    };

    public string ReadyText => Ready switch
    {
        0 => Texts.CertReadyNone,
        1 => Texts.CertReadyOne,
        var many => Format(Texts.CertReady, many),
    };

    public string StateOf(Candidate person) =>
        person.Withdrawn is not null ? Texts.CertStateWithdrawn
        : !IsClosed ? Texts.CertStateLater
        : person.Qualifies ? Texts.CertStateReady
        : Texts.CertStateShort;

    public static string TimeOf(Candidate person) => Format(Texts.CertTimeOf, CertificateSheet.Hours(person.Attendee.Time.Attended), person.Attendee.Time.Percent);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>To one person, or to all where the form names nobody; a name that is none is nobody's.</summary>
    public async Task<IActionResult> OnPostUtstedAsync([FromForm(Name = "person")] Guid? person, CancellationToken cancel) =>
        person is null && Request.Form.ContainsKey("person") ? NotFound()
        : await AnswerAsync(await mediator.Send(new IssueCertificates(Session.Row.Id, Here, person), cancel), "utstedt", cancel);

    public async Task<IActionResult> OnPostTrekkTilbakeAsync([FromForm(Name = "bevis")] Guid certificate, [FromForm(Name = "grunn")] string? reason, CancellationToken cancel)
    {
        var given = reason?.Trim() ?? "";
        var stopped = PatientDataGuard.Finds(given);
        ReasonError = stopped ? Texts.CertReasonStopped : given.Length is 0 or > Certificate.ReasonLength ? Texts.CertReasonMissing : null;
        if (ReasonError is null)
            return await AnswerAsync(await mediator.Send(new WithdrawCertificate(Session.Row.Id, certificate, given), cancel), "trukket", cancel);
        // What the guard stops is not sent back.
        (Withdrawing, Reason) = (certificate, stopped ? null : given);
        ModelState.Clear();
        await ShowAsync(cancel);
        Response.StatusCode = 422;
        return Page();
    }

    /// <summary>What printed addresses begin with: the tenant's own by its key, which leads there on every host name.</summary>
    private string Here => $"{Request.Scheme}://{Request.Host}/{tenant.Id}";

    private async Task<IActionResult> AnswerAsync(IssueResult result, string good, CancellationToken cancel)
    {
        if (result == IssueResult.NotFound)
            return NotFound();
        if (result == IssueResult.Done)
            return Redirect($"{Request.PathBase}{Root}/bevis?utfall={good}");
        Outcome = result switch { IssueResult.ListIsOpen => "apen", IssueResult.Nobody => "ingen", _ => "alt" };
        await ShowAsync(cancel);
        Response.StatusCode = 409;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var (sheet, people) = await grounds.OfAsync(Session, cancel);
        (People, IsClosed) = (people, sheet.IsClosed);
        Lead = sheet.IsClosed ? Format(Texts.CertLeadShare, sheet.Share) : Texts.CertLead;
    }

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
