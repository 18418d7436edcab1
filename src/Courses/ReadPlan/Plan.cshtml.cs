using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.FollowPlans;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Courses.ReadPlan;

/// <summary>
/// One competence plan: levels, and for each area the tasks and what shows that they are done. A signed-in reader sees the own
/// progress, and ticks off what no lesson proves.
/// </summary>
[CachedPage]
public sealed class PlanModel(PublishedContent content, TenantContext tenant, Plans plans, Viewer viewer, IClock clock) : ItemPageModel(content, tenant)
{
    private static readonly LocalDatePattern[] Days = [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu")];

    protected override string KindName => CoursesModule.Plan;

    /// <summary>Of the signed-in person; null for others.</summary>
    public MyPlan? Mine { get; private set; }

    /// <summary>The reader's confirmed role here is the plan's, so that the coordinating physician sees how far the reader has come.</summary>
    public bool IsSeen => CompetenceShares.ByName.Contains(Item.Document.Text("role")) && viewer.Audiences.Contains(Item.Document.Text("role"));

    public string Today => LocalDatePattern.Iso.Format(clock.TodayInOslo());

    /// <summary>The tick that was not taken: the task, why, and what was typed.</summary>
    public (string Task, string Problem, string Day, string Note)? Refused { get; private set; }

    public IReadOnlyList<FieldValues> TasksOf(FieldValues area) => [.. Item.Document.Records("tasks").Where(task => task.Text("area") == area.Key)];

    public string LevelOf(FieldValues task) => Item.Document.Records("levels").FirstOrDefault(level => level.Key == task.Text("level"))?.Text("title") ?? task.Text("level");

    /// <summary>The text of the portal that helps with a task, or null.</summary>
    public ItemLink? HelpFor(FieldValues task) => task.TextOrNull("item") is { } reference ? Links.GetValueOrDefault(reference) : null;

    /// <summary>The task with the person's own state; only for a signed-in reader.</summary>
    public TaskView ViewOf(FieldValues task) => new(
        task.Key, task.Text("text"), new PlanTask(task.Key, false, task.TextOrNull("item")).IsLearned, Mine!.Standing.Done.Contains(task.Key),
        Mine.Ticks.GetValueOrDefault(task.Key), Today, Refused is { } refused && refused.Task == task.Key ? refused : null);

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null && viewer.IsSignedIn)
            Mine = await plans.MineAsync(Item, cancel);
        return result;
    }

    public async Task<IActionResult> OnPostKryssAsync(string slug, string? oppgave, string? dag, string? notat, [FromServices] IMediator mediator, CancellationToken cancel)
    {
        if (!viewer.IsSignedIn)
            return SignInFirst(slug);
        var (day, note) = ((dag ?? "").Trim(), (notat ?? "").Trim());
        LocalDate? read = Days.Select(pattern => pattern.Parse(day)).FirstOrDefault(parsed => parsed is { Success: true, Value.Year: >= 1900 and <= 2100 })?.Value;
        var outcome = await mediator.Send(new TickTask(slug, oppgave ?? "", read, note, Removes: false), cancel);
        if (outcome == TickOutcome.NotFound)
            return NotFound();
        if (PlanWords.Problem(outcome) is not { } problem)
            return Redirect($"{Request.PathBase}{Request.Path}#oppgave-{oppgave}");
        var page = await OnGetAsync(slug, cancel);
        Refused = (oppgave!, problem, day, outcome == TickOutcome.PatientData ? "" : note);
        Response.StatusCode = 422;
        return page;
    }

    public async Task<IActionResult> OnPostAngreAsync(string slug, string? oppgave, [FromServices] IMediator mediator, CancellationToken cancel) =>
        !viewer.IsSignedIn ? SignInFirst(slug)
        : await mediator.Send(new TickTask(slug, oppgave ?? "", null, "", Removes: true), cancel) == TickOutcome.Done ? Redirect($"{Request.PathBase}{Request.Path}#oppgave-{oppgave}")
        : NotFound();

    private RedirectResult SignInFirst(string slug) =>
        Redirect($"{Request.PathBase}/konto/logg-inn?tilbake={Uri.EscapeDataString($"{Request.PathBase}/kompetanseplan/{slug}")}");
}

/// <summary>A task as its person sees it.</summary>
/// <param name="IsLearned">Done by passing a lesson or doing a module.</param>
/// <param name="Today">As a date field takes it.</param>
/// <param name="Refused">What was just sent and not taken.</param>
public sealed record TaskView(
    string Key, string Text, bool IsLearned, bool IsDone, PlanTick? Tick, string Today, (string Task, string Problem, string Day, string Note)? Refused);
