using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>A course, or a module outside every course, that the person has begun on.</summary>
public sealed record BegunLearning(PublishedView Item, Standing Standing);

/// <summary>"Fortsett der du slapp" on "Min side". One query before anything is begun, five after, whatever there is.</summary>
internal sealed class MyLearningPart(MyLearning learning, PublishedContent content) : IMyPagePart
{
    public int Order => 8;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        if (!await learning.HasBegunAsync(cancel) || await learning.HereAsync(cancel) is not { } state)
            return null;
        var courses = await content.ListAsync(CoursesModule.Course, cancel);
        var inCourses = courses.SelectMany(course => course.Document.List("modules")).ToHashSet();
        List<BegunLearning> begun =
        [
            .. courses.Select(course => new BegunLearning(course, state.OfCourse(course))).Where(one => one.Standing.IsStarted),
            .. state.Modules.Where(module => !inCourses.Contains($"{CoursesModule.Module}:{module.Key}"))
                .Select(module => new BegunLearning(module, state.OfModule(module.Key))).Where(one => one.Standing.IsStarted),
        ];
        return begun.Count == 0 ? null : new PagePart("/TakeLesson/_MyLearning.cshtml", begun);
    }
}
