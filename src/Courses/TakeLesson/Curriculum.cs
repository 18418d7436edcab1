using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>A module with its lessons in order; lessons that the viewer may not read are left out.</summary>
public sealed record ModuleView(PublishedView Module, IReadOnlyList<PublishedView> Lessons)
{
    /// <summary>Of all lessons together.</summary>
    public int Minutes => Lessons.Sum(lesson => lesson.Document.Number("minutes") ?? 0);

    /// <summary>The signed-in person's progress; null for others.</summary>
    public LearningState? Mine { get; init; }

    /// <summary>How far the signed-in person has come; null for others.</summary>
    public Standing? Standing => Mine?.OfModule(Module.Key);

    /// <summary>The person's mark beside a lesson, or null before it is begun.</summary>
    public string? MarkOf(PublishedView lesson) => Mine?.Of(lesson) is not { } row ? null
        : LearningState.IsPassed(row, LearningState.PassOf(Module)) ? Texts.LearnTagPassed : Texts.LearnTagBegun;
}

/// <summary>How courses, modules and lessons hang together: a course lists its modules, a module its lessons.</summary>
public sealed class Curriculum(PublishedContent content)
{
    /// <summary>The modules of a course in its order. Two queries.</summary>
    public async Task<IReadOnlyList<ModuleView>> ModulesOfAsync(PublishedView course, CancellationToken cancel)
    {
        var modules = await content.SomeAsync(CoursesModule.Module, Keys(course, "modules"), cancel);
        var lessons = (await content.SomeAsync(CoursesModule.Lesson, [.. modules.SelectMany(module => Keys(module, "lessons")).Distinct()], cancel)).ToDictionary(lesson => lesson.Key);
        return [.. modules.Select(module => new ModuleView(module, [.. Keys(module, "lessons").Select(lessons.GetValueOrDefault).OfType<PublishedView>()]))];
    }

    /// <summary>One query.</summary>
    public async Task<ModuleView> ModuleAsync(PublishedView module, CancellationToken cancel) =>
        new(module, await content.SomeAsync(CoursesModule.Lesson, Keys(module, "lessons"), cancel));

    /// <summary>The course that a module stands in first, by title, or null. One query.</summary>
    public async Task<PublishedView?> CourseOfAsync(PublishedView module, CancellationToken cancel) =>
        await FirstAsync(CoursesModule.Course, "modules", module, cancel);

    /// <summary>The module that a lesson stands in first, by title, or null. Two queries.</summary>
    public async Task<ModuleView?> ModuleOfAsync(PublishedView lesson, CancellationToken cancel) =>
        await FirstAsync(CoursesModule.Module, "lessons", lesson, cancel) is { } module ? await ModuleAsync(module, cancel) : null;

    private async Task<PublishedView?> FirstAsync(string kind, string field, PublishedView part, CancellationToken cancel) =>
        (await content.PointingToAsync(kind, $"{part.Document.Kind.Name}:{part.Key}", cancel)).FirstOrDefault(whole => Keys(whole, field).Contains(part.Key));

    private static List<string> Keys(PublishedView item, string field) => [.. item.Document.List(field).Select(reference => reference.Split(':')[^1])];
}
