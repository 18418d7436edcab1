using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Courses.ReadPlan;

/// <summary>One competence plan: levels, and for each area the tasks and what shows that they are done.</summary>
[CachedPage]
public sealed class PlanModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => CoursesModule.Plan;

    public IReadOnlyList<FieldValues> TasksOf(FieldValues area) => [.. Item.Document.Records("tasks").Where(task => task.Text("area") == area.Key)];

    public string LevelOf(FieldValues task) => Item.Document.Records("levels").FirstOrDefault(level => level.Key == task.Text("level"))?.Text("title") ?? task.Text("level");

    /// <summary>The text of the portal that helps with a task, or null.</summary>
    public ItemLink? HelpFor(FieldValues task) => task.TextOrNull("item") is { } reference ? Links.GetValueOrDefault(reference) : null;
}
