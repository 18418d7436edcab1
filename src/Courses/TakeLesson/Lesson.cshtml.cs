using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>
/// One lesson: case, text, what to do in one's own profession, and a quiz. Everything works without script. Signed out the
/// page is the same for all, and nothing is stored; signed in the quiz is a form for each question, and the progress is kept.
/// </summary>
[CachedPage("rolle")]
public sealed class LessonModel(PublishedContent content, TenantContext tenant, Curriculum curriculum, MyQuizzes quizzes) : ItemPageModel(content, tenant)
{
    protected override string KindName => CoursesModule.Lesson;

    /// <summary>The profession in the address: <c>?rolle=fastlege</c>.</summary>
    [BindProperty(Name = "rolle", SupportsGet = true)]
    public string? RoleName { get; set; }

    /// <summary>The module it stands in, or null.</summary>
    public ModuleView? Module { get; private set; }

    public PublishedView? Course { get; private set; }

    public IReadOnlyList<QuestionView> Questions { get; private set; } = [];

    /// <summary>Of the signed-in person; null for others.</summary>
    public MyQuiz? Quiz { get; private set; }

    /// <summary>Why the request was refused, where no question is to blame.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The profession whose box stands first, or null.</summary>
    public string? Role { get; private set; }

    public IReadOnlyList<MediaView> Media { get; private set; } = [];

    /// <summary>The boxes of the reader's own profession; empty where nobody knows it or it has none.</summary>
    public IEnumerable<FieldValues> OwnActions => Item.Document.Records("actions").Where(action => action.Text("audience") == Role);

    public IEnumerable<FieldValues> OtherActions => Item.Document.Records("actions").Where(action => action.Text("audience") != Role);

    /// <summary>The steps of the case stand right after it.</summary>
    public override (string Section, PagePart Part)? Inset => Item.Document.Records("steps") is { Count: > 0 } steps
        ? ("kasus", new PagePart("/TakeLesson/_Steps.cshtml", new CaseSteps(steps, ForeignLang)))
        : null;

    /// <summary>Place in the module, from 1; 0 outside a module.</summary>
    public int Number => Module is null ? 0 : Module.Lessons.ToList().FindIndex(lesson => lesson.Key == Item.Key) + 1;

    public PublishedView? Next => Module is not null && Number < Module.Lessons.Count ? Module.Lessons[Number] : null;

    public PublishedView? Previous => Module is not null && Number > 1 ? Module.Lessons[Number - 2] : null;

    public string SelfAddress => $"{Request.PathBase}{Item.Address}";

    /// <summary>What stands where the person goes on, in words; null where the page does not hold it, or the quiz is done.</summary>
    public string? PlaceText => Quiz is not { Place.Length: > 0 } quiz || quiz.Place == LessonPlaces.Result ? null
        : quiz.Place == LessonPlaces.Questions ? Texts.QuizHeading
        : Questions.ToList().FindIndex(question => quiz.Place == $"q-{question.Question.Key}") is >= 0 and var at
            ? string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.LearnQuestionNumber, at + 1)
        : Headings.Where(heading => heading.Id == quiz.Place).Select(heading => heading.Text).FirstOrDefault();

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
        {
            Module = await curriculum.ModuleOfAsync(Item, cancel);
            Course = Module is null ? null : await curriculum.CourseOfAsync(Module.Module, cancel);
            var answers = Item.Document.Records("answers").ToLookup(answer => answer.Text("question"));
            Questions = [.. Item.Document.Records("questions").Select(question => new QuestionView(question, [.. answers[question.Key]]))];
            Media = MediaView.Of(Item.Document, Links);
            Role = Audiences.FromUrl(RoleName) ?? await quizzes.AudienceAsync(cancel);
            if (await quizzes.OfAsync(Item, Questions, LearningState.PassOf(Module?.Module), cancel) is var (quiz, questions))
                (Quiz, Questions) = (quiz, questions);
        }

        return result;
    }

    public async Task<IActionResult> OnPostSvarAsync(string slug, [FromForm] QuestionForm form, [FromServices] IMediator mediator, CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated != true)
            return SignInFirst(slug);
        var places = form.PlacesIn(Request.Form);
        return await mediator.Send(new AnswerQuestion(slug, form.Sporsmal ?? "", form.Forsok, form.Svar ?? [], places), cancel) switch
        {
            AnswerOutcome.NotFound => NotFound(),
            AnswerOutcome.Stale => await ShowAsync(slug, 409, Texts.LearnStale, cancel),
            AnswerOutcome.Refused refused => await RefuseAsync(slug, form, refused.Problem, cancel),
            _ => Redirect($"{Request.PathBase}{Request.Path}#q-{form.Sporsmal}"),
        };
    }

    public async Task<IActionResult> OnPostPaNyttAsync(string slug, [FromForm(Name = "forsok")] int attempt, [FromServices] IMediator mediator, CancellationToken cancel) =>
        User.Identity?.IsAuthenticated != true ? SignInFirst(slug)
        : await mediator.Send(new TakeAgain(slug, attempt), cancel) ? Redirect($"{Request.PathBase}{Request.Path}#{LessonPlaces.Questions}") : NotFound();

    public async Task<IActionResult> OnPostHuskAsync(string slug, [FromForm(Name = "sted")] string? place, [FromServices] IMediator mediator, CancellationToken cancel) =>
        User.Identity?.IsAuthenticated != true ? SignInFirst(slug)
        : await mediator.Send(new KeepPlace(slug, place ?? ""), cancel) ? Redirect($"{Request.PathBase}{Request.Path}#fortsett") : NotFound();

    private RedirectResult SignInFirst(string slug) =>
        Redirect($"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString($"{Request.PathBase}/leksjoner/{slug}")}");

    private async Task<IActionResult> ShowAsync(string slug, int status, string? refusal, CancellationToken cancel)
    {
        var page = await OnGetAsync(slug, cancel);
        (Refusal, Response.StatusCode) = (refusal, status);
        return page;
    }

    private async Task<IActionResult> RefuseAsync(string slug, QuestionForm form, ReplyProblem problem, CancellationToken cancel)
    {
        var page = await ShowAsync(slug, 422, null, cancel);
        Questions = [.. Questions.Select(question => question.Question.Key != form.Sporsmal ? question
            : question with { Problem = QuestionView.Say(problem), Typed = form.Typed(Request.Form) })];
        return page;
    }
}

/// <summary>How a case goes on, step by step.</summary>
/// <param name="Lang">The text's form where it differs from the page's.</param>
public sealed record CaseSteps(IReadOnlyList<FieldValues> Steps, string? Lang);

/// <summary>The form of one question.</summary>
public sealed class QuestionForm
{
    /// <summary>What the fields of an ordering question's answers begin with; the key of the answer follows.</summary>
    public const string PlacePrefix = "plass.";

    /// <summary>The key of the question.</summary>
    public string? Sporsmal { get; set; }

    /// <summary>The attempt that the form was shown in.</summary>
    public int Forsok { get; set; }

    /// <summary>Keys of the chosen answers.</summary>
    public List<string>? Svar { get; set; }

    internal IReadOnlyDictionary<string, int?> PlacesIn(Microsoft.AspNetCore.Http.IFormCollection sent) =>
        Places(sent).ToDictionary(field => field.Key, field => int.TryParse(field.Value, out var place) ? place : (int?)null);

    internal IReadOnlyDictionary<string, string> Typed(Microsoft.AspNetCore.Http.IFormCollection sent) =>
        Places(sent).Concat((Svar ?? []).OfType<string>().Select(key => KeyValuePair.Create(key, "on"))).DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Value);

    private static IEnumerable<KeyValuePair<string, string>> Places(Microsoft.AspNetCore.Http.IFormCollection sent) =>
        sent.Where(field => field.Key.StartsWith(PlacePrefix, StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Key[PlacePrefix.Length..], field.Value.ToString()));
}
