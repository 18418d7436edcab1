using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>One lesson: case, text, what to do in one's own profession, and a quiz. Everything works without script, and nothing is stored.</summary>
[CachedPage]
public sealed class LessonModel(PublishedContent content, TenantContext tenant, Curriculum curriculum) : ItemPageModel(content, tenant)
{
    protected override string KindName => CoursesModule.Lesson;

    /// <summary>The module it stands in, or null.</summary>
    public ModuleView? Module { get; private set; }

    public PublishedView? Course { get; private set; }

    public IReadOnlyList<QuestionView> Questions { get; private set; } = [];

    /// <summary>Place in the module, from 1; 0 outside a module.</summary>
    public int Number => Module is null ? 0 : Module.Lessons.ToList().FindIndex(lesson => lesson.Key == Item.Key) + 1;

    public PublishedView? Next => Module is not null && Number < Module.Lessons.Count ? Module.Lessons[Number] : null;

    public PublishedView? Previous => Module is not null && Number > 1 ? Module.Lessons[Number - 2] : null;

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
        {
            Module = await curriculum.ModuleOfAsync(Item, cancel);
            Course = Module is null ? null : await curriculum.CourseOfAsync(Module.Module, cancel);
            var answers = Item.Document.Records("answers").ToLookup(answer => answer.Text("question"));
            Questions = [.. Item.Document.Records("questions").Select(question => new QuestionView(question, [.. answers[question.Key]]))];
        }

        return result;
    }
}

/// <summary>A question with its answers in the order they are shown.</summary>
public sealed record QuestionView(FieldValues Question, IReadOnlyList<FieldValues> Answers)
{
    public bool IsOrdering => Question.Text("form") == QuestionForms.Ordering;

    public bool HasMany => Question.Text("form") == QuestionForms.Multiple;

    /// <summary>The right order of an ordering question.</summary>
    public IEnumerable<FieldValues> InOrder => Answers.OrderBy(answer => answer.Number("position"));

    public static bool IsRight(FieldValues answer) => answer.Text("verdict") == QuestionForms.Right;
}
