using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>A module with its lessons in order; lessons that the viewer may not read are left out.</summary>
public sealed record ModuleView(PublishedView Module, IReadOnlyList<PublishedView> Lessons)
{
    /// <summary>Of all lessons together.</summary>
    public int Minutes => Lessons.Sum(lesson => lesson.Document.Number("minutes") ?? 0);
}

/// <summary>Courses, modules and lessons as they hang together: a course lists its modules, a module its lessons. Three queries.</summary>
public sealed class Curriculum(PublishedContent content)
{
    private IReadOnlyList<PublishedView> courses = [];
    private IReadOnlyList<PublishedView> modules = [];
    private Dictionary<string, PublishedView> lessons = [];

    public async Task<Curriculum> ReadAsync(CancellationToken cancel)
    {
        courses = await content.ListAsync(CoursesModule.Course, cancel);
        modules = await content.ListAsync(CoursesModule.Module, cancel);
        lessons = (await content.ListAsync(CoursesModule.Lesson, cancel)).GroupBy(lesson => lesson.Key).ToDictionary(g => g.Key, g => g.First());
        return this;
    }

    /// <summary>Courses that are taken alone, whenever one likes.</summary>
    public IEnumerable<PublishedView> SelfPaced => courses.Where(course => course.Document.List("modules").Count > 0);

    /// <summary>Courses that one signs up for elsewhere.</summary>
    public IEnumerable<PublishedView> Outside => courses.Where(course => course.Document.TextOrNull("sign_up") is not null);

    public ModuleView View(PublishedView module) =>
        new(module, [.. module.Document.List("lessons").Select(reference => lessons.GetValueOrDefault(KeyOf(reference))).OfType<PublishedView>()]);

    /// <summary>The modules of a course, in its order.</summary>
    public IReadOnlyList<ModuleView> ModulesOf(PublishedView course) =>
        [.. course.Document.List("modules").Select(reference => modules.FirstOrDefault(module => module.Key == KeyOf(reference))).OfType<PublishedView>().Select(View)];

    /// <summary>The course that a module stands in first, or null.</summary>
    public PublishedView? CourseOf(string moduleKey) =>
        courses.FirstOrDefault(course => course.Document.List("modules").Any(reference => KeyOf(reference) == moduleKey));

    /// <summary>The module that a lesson stands in first, or null.</summary>
    public PublishedView? ModuleOf(string lessonKey) =>
        modules.FirstOrDefault(module => module.Document.List("lessons").Any(reference => KeyOf(reference) == lessonKey));

    private static string KeyOf(string reference) => reference.Split(':')[^1];
}
