using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>The evaluation of a session, for those with a seat. A national session is evaluated at <c>/nasjonal/…</c>.</summary>
[Authorize]
public sealed class AnswerModel(CourseCatalogue catalogue, PublishedContent content, EvaluationForms forms, TenantContext tenant, IMediator mediator, IClock clock) : PageModel
{
    private IReadOnlyDictionary<string, IReadOnlyList<string>> _sheet = new Dictionary<string, IReadOnlyList<string>>();

    public SessionView Session { get; private set; } = null!;

    public IReadOnlyList<EvaluationQuestion> Questions { get; private set; } = [];

    public LocalDate ClosesOn { get; private set; }

    /// <summary>Why there is no form here; null where there is.</summary>
    public AnswerResult? Stop { get; private set; }

    public IReadOnlyDictionary<string, AnswerFault> Faults { get; private set; } = new Dictionary<string, AnswerFault>();

    public string? StopText => Stop switch
    {
        null => null,
        AnswerResult.Done => Texts.EvalThanks,
        AnswerResult.AlreadyAnswered => Texts.EvalAlready,
        AnswerResult.NoSeat => Texts.EvalNoSeat,
        AnswerResult.NotOpenYet => EvaluationWords.Format(Texts.EvalNotOpen, EvaluationTime.Opens(Session.Row, Session.Meetings.Select(m => m.Row)).Long()),
        AnswerResult.Closed => EvaluationWords.Format(Texts.EvalClosed, ClosesOn.Long()),
        _ => Texts.EvalNone,
    };

    public bool IsChosen(EvaluationQuestion question, string value) => _sheet.TryGetValue(question.Key, out var values) && values.Contains(value);

    public string? Typed(EvaluationQuestion question) => _sheet.TryGetValue(question.Key, out var values) ? values[0] : null;

    public string? FaultText(EvaluationQuestion question) => Faults.TryGetValue(question.Key, out var fault) ? EvaluationWords.Of(fault) : null;

    public async Task<IActionResult> OnGetAsync(string slug, string session, CancellationToken cancel)
    {
        if (await ReadAsync(slug, session, cancel) is { } other)
            return other;
        if (Stop == AnswerResult.NoSeat)
            Response.StatusCode = 403;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string session, CancellationToken cancel)
    {
        if (await ReadAsync(slug, session, cancel) is { } other)
            return other;
        _sheet = Questions.Where(q => Request.Form.ContainsKey(q.Key))
            .ToDictionary(q => q.Key, IReadOnlyList<string> (q) => [.. Request.Form[q.Key].Select(v => v ?? "")]);
        var outcome = await mediator.Send(new AnswerEvaluation(Session.Row.Id, _sheet), cancel);
        if (outcome.Result == AnswerResult.Done)
            return LocalRedirect($"~{Session.Address}/evaluering");
        if (outcome.Result == AnswerResult.Invalid)
        {
            (Faults, Stop, Response.StatusCode) = (outcome.Faults!, null, 422);
            // What the guard stops is not sent back.
            _sheet = _sheet.Where(answer => Faults.GetValueOrDefault(answer.Key) != AnswerFault.IdentityNumber || !Faults.ContainsKey(answer.Key)).ToDictionary();
            return Page();
        }

        (Stop, Response.StatusCode) = (outcome.Result, outcome.Result == AnswerResult.NoSeat ? 403 : 409);
        return Page();
    }

    /// <summary>Finds the session and how it stands; an answer of its own where there is nothing to show here.</summary>
    private async Task<IActionResult?> ReadAsync(string slug, string session, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Course, slug, cancel);
        if (found.Item is null)
            return this.NotReadable(found);
        if ((await catalogue.SessionsOfAsync([found.Item], cancel)).FirstOrDefault(s => s.Row.Key == session) is not { } view)
            return NotFound();
        Session = view;
        if (view.Row.TenantId != tenant.Id)
            return Redirect($"/{TenantId.National}{(tenant.Language == Kernel.Text.Language.Nynorsk ? "/nn" : "")}{view.Address}/evaluering");
        var form = await forms.OfAsync(view.Row.Id, cancel);
        Questions = form?.Questions ?? [];
        ClosesOn = form is null ? default : EvaluationTime.ClosesOn(form, Session.Row);
        var now = clock.NowInOslo();
        Stop = !await forms.HasSeatAsync(view.Row.Id, cancel) ? AnswerResult.NoSeat
            : form is null || Questions.Count == 0 ? AnswerResult.NotFound
            : now < EvaluationTime.Opens(view.Row, view.Meetings.Select(m => m.Row)) ? AnswerResult.NotOpenYet
            : await forms.HasAnsweredAsync(form.Id, cancel) ? AnswerResult.Done
            : EvaluationTime.IsClosed(form, Session.Row, now) ? AnswerResult.Closed
            : null;
        return null;
    }
}
