using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>The arranger makes the evaluation of a session: questions, their order, and the last day.</summary>
public sealed class ManageModel(Arranging arranging, EvaluationForms forms, IMediator mediator, IClock clock) : ArrangerPageModel(arranging)
{
    [BindProperty(Name = "rediger", SupportsGet = true)]
    public string? Editing { get; set; }

    [BindProperty(Name = "tekst")]
    public string? TextTyped { get; set; }

    [BindProperty(Name = "slag")]
    public string? KindTyped { get; set; }

    [BindProperty(Name = "valg")]
    public string? OptionsTyped { get; set; }

    [BindProperty(Name = "krav")]
    public bool IsRequiredTyped { get; set; }

    [BindProperty(Name = "frist")]
    public string? ClosesTyped { get; set; }

    /// <summary>Null until the arranger has added something.</summary>
    public EvaluationForm? Form { get; private set; }

    public IReadOnlyList<EvaluationQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<OtherEvaluation> Others { get; private set; } = [];

    public int Answered { get; private set; }

    public bool IsLocked => Answered > 0;

    public string? QuestionError { get; private set; }

    public string? ClosesError { get; private set; }

    /// <summary>A refusal that belongs to no field.</summary>
    public string? Refusal { get; private set; }

    public bool IsEditing => Questions.Any(q => q.Key == Editing);

    public string StateText => Form is null || Questions.Count == 0 ? Texts.EvalStateNone
        : EvaluationTime.IsClosed(Form, Session.Row, clock.NowInOslo()) ? EvaluationWords.Format(Texts.EvalStateClosed, EvaluationTime.ClosesOn(Form, Session.Row).Long())
        : clock.NowInOslo() < Opens ? EvaluationWords.Format(Texts.EvalStateWaits, Opens.Long(), EvaluationTime.ClosesOn(Form, Session.Row).Long())
        : EvaluationWords.Format(Texts.EvalStateOpen, EvaluationTime.ClosesOn(Form, Session.Row).Long());

    public string AnsweredText => Answered == 0 ? Texts.EvalNobody
        : SmallCells.IsSmall(Answered) ? Texts.EvalFewAnswered
        : EvaluationWords.Format(Texts.EvalAnswered, Answered);

    private LocalDateTime Opens => EvaluationTime.Opens(Session.Row, Session.Meetings.Select(m => m.Row));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (Questions.FirstOrDefault(q => q.Key == Editing) is { } question)
        {
            (TextTyped, KindTyped, IsRequiredTyped) = (question.Text, question.Kind.ToString(), question.IsRequired);
            OptionsTyped = string.Join('\n', question.Options);
        }
    }

    public Task<IActionResult> OnPostLeggTilAsync(CancellationToken cancel) => SaveAsync(question => new EvaluationEdit.Add([question]), cancel);

    public Task<IActionResult> OnPostEndreAsync(CancellationToken cancel) =>
        SaveAsync(question => new EvaluationEdit.Change(question with { Key = Editing ?? "" }), cancel);

    public Task<IActionResult> OnPostFlyttAsync(string nokkel, int steg, CancellationToken cancel) => SendAsync(new EvaluationEdit.Move(nokkel, steg), cancel);

    public Task<IActionResult> OnPostFjernAsync(string nokkel, CancellationToken cancel) => SendAsync(new EvaluationEdit.Remove(nokkel), cancel);

    public Task<IActionResult> OnPostStandardAsync(CancellationToken cancel) => SendAsync(new EvaluationEdit.Add(EvaluationWords.Standard), cancel);

    public Task<IActionResult> OnPostKopierAsync(Guid fra, CancellationToken cancel) => SendAsync(new EvaluationEdit.Copy(fra), cancel);

    public async Task<IActionResult> OnPostFristAsync(CancellationToken cancel)
    {
        if (LocalDatePattern.Iso.Parse(ClosesTyped ?? "") is not { Success: true } date)
            ClosesError = Texts.EvalDateWrong;
        else if (await mediator.Send(new EditEvaluation(Session.Row.Id, new EvaluationEdit.Close(date.Value)), cancel) is not EditResult.Done and var result)
            ClosesError = EvaluationWords.Of(result);
        if (ClosesError is null)
            return Back();
        await ReadAsync(cancel);
        return Refused(422);
    }

    private async Task<IActionResult> SaveAsync(Func<EvaluationQuestion, EvaluationEdit> edit, CancellationToken cancel)
    {
        var kind = Enum.TryParse<EvaluationKind>(KindTyped, out var parsed) && Enum.IsDefined(parsed) ? parsed : EvaluationKind.Scale;
        var options = (OptionsTyped ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var question = new EvaluationQuestion("", kind, (TextTyped ?? "").Trim(), IsRequiredTyped, kind is EvaluationKind.Single or EvaluationKind.Multiple ? options : []);
        if (question.Fault is not { } fault)
            return await SendAsync(edit(question), cancel);
        QuestionError = EvaluationWords.Of(fault);
        // What the guard stops is not sent back.
        if (fault == QuestionFault.IdentityNumber)
        {
            (TextTyped, OptionsTyped) = (null, null);
            ModelState.Clear();
        }

        await ReadAsync(cancel);
        return Refused(422);
    }

    private async Task<IActionResult> SendAsync(EvaluationEdit edit, CancellationToken cancel)
    {
        var result = await mediator.Send(new EditEvaluation(Session.Row.Id, edit), cancel);
        if (result == EditResult.Done)
            return Back();
        Refusal = EvaluationWords.Of(result);
        await ReadAsync(cancel);
        return Refused(409);
    }

    private LocalRedirectResult Back() => LocalRedirect($"~{Root}/evaluering#sporsmal");

    private IActionResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Form = await forms.OfAsync(Session.Row.Id, cancel);
        Questions = Form?.Questions ?? [];
        Answered = Form?.Tally.Answered ?? 0;
        ClosesTyped ??= (Form is null ? EvaluationTime.UsualClosing(Session.Row) : EvaluationTime.ClosesOn(Form, Session.Row)).Iso();
        Others = IsLocked ? [] : await forms.OthersAsync(Session.Row.Id, cancel);
    }
}
