using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.TakeLesson;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>A plan as it stands for the signed-in person.</summary>
/// <param name="Ticks">What the person has ticked off, by task.</param>
public sealed record MyPlan(PublishedView Plan, PlanStanding Standing, IReadOnlyDictionary<string, PlanTick> Ticks);

/// <summary>Competence plans: which one is a profession's, and how far the signed-in person has come.</summary>
public sealed class Plans(PortalDb db, PublishedContent content, MyLearning learning, TenantContext tenant)
{
    /// <summary>The plan of each profession that has one: the tenant's own before the national. One query.</summary>
    public async Task<IReadOnlyDictionary<string, PublishedView>> ByAudienceAsync(CancellationToken cancel) =>
        (await content.ListAsync(CoursesModule.Plan, cancel)).GroupBy(plan => plan.Document.Text("role"))
            .ToDictionary(same => same.Key, same => same.OrderByDescending(plan => plan.Owner == tenant.Id).First());

    /// <summary>As it stands now. Four queries at most.</summary>
    public async Task<MyPlan> MineAsync(PublishedView plan, CancellationToken cancel)
    {
        var state = await learning.HereAsync(cancel);
        var ticks = await db.Mine<PlanTick>().AsNoTracking().Where(t => t.Owner == plan.Owner && t.PlanKey == plan.Key).ToDictionaryAsync(t => t.TaskKey, cancel);
        return new MyPlan(plan, PlanStanding.Of(TasksOf(plan.Document), state?.Learned ?? new HashSet<string>(), ticks.Keys.ToHashSet()), ticks);
    }

    /// <summary>The tasks as they count.</summary>
    public static IReadOnlyList<PlanTask> TasksOf(ItemDocument plan) =>
        [.. plan.Records("tasks").Select(task => new PlanTask(task.Key, task.Text("demand") == "required", task.TextOrNull("item")))];
}
