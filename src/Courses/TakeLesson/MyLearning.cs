using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>Reads the signed-in person's own progress. Nobody else's can be read: the table is the person's.</summary>
public sealed class MyLearning(PortalDb db, PublishedContent content, Viewer viewer, TenantContext tenant)
{
    private LearningState? _state;

    /// <summary>Remembered for the rest of the request; null for a signed-out reader, without a query.</summary>
    public async Task<LearningState?> HereAsync(CancellationToken cancel) =>
        viewer.IsSignedIn ? _state ??= await ReadAsync(cancel) : null;

    /// <summary>The person has begun on something. One query.</summary>
    public Task<bool> HasBegunAsync(CancellationToken cancel) => db.Mine<LessonProgress>().AnyAsync(cancel);

    /// <summary>As it stands now, also after a change in this request. Three queries.</summary>
    public async Task<LearningState> ReadAsync(CancellationToken cancel)
    {
        var rows = await db.Mine<LessonProgress>().AsNoTracking().ToListAsync(cancel);
        var modules = (await content.ListAsync(CoursesModule.Module, cancel)).GroupBy(module => module.Key)
            .Select(same => same.OrderByDescending(module => module.Owner == tenant.Id).First()).ToList();
        // Also the lessons that stand in no module: a plan may point to one.
        var lessons = modules.SelectMany(module => module.Document.List("lessons")).Concat(rows.Select(row => $"lesson:{row.LessonKey}")).Distinct().ToList();
        return _state = new LearningState(rows, modules, await content.LinksAsync(lessons, cancel));
    }
}
