using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>A lesson as its quiz is taken.</summary>
/// <param name="Pass">Per cent that must be right: of the module it stands in first.</param>
public sealed record QuizLesson(PublishedView View, IReadOnlyList<QuizQuestion> Questions, int Pass);

/// <summary>Finds the lesson behind an address, for those who answer it.</summary>
public sealed class QuizLessons(PublishedContent content, Curriculum curriculum)
{
    /// <summary>Null where there is nothing that this viewer may read. Four queries.</summary>
    public async Task<QuizLesson?> FindAsync(string slug, CancellationToken cancel)
    {
        var found = await content.FindAsync(CoursesModule.Lesson, slug, cancel);
        return found.Item is not { } lesson ? null
            : new QuizLesson(lesson, QuizQuestion.Of(lesson.Document), LearningState.PassOf((await curriculum.ModuleOfAsync(lesson, cancel))?.Module));
    }
}

/// <summary>Loads and begins progress, one request of a person at a time.</summary>
public sealed class LessonLedger(PortalDb db, IWriteLock writes, IClock clock)
{
    /// <summary>Begins a change of what the person has. The account's row is held: two devices at once come one after the other.</summary>
    public async Task<IWriteTransaction> BeginAsync(Guid person, CancellationToken cancel)
    {
        var transaction = await writes.BeginAsync(db, cancel);
        await writes.LoadAsync<Account>(db, person, cancel);
        return transaction;
    }

    /// <summary>The person's progress in the lesson; begun now where there is none.</summary>
    public async Task<LessonProgress> ProgressAsync(PublishedView lesson, Guid person, CancellationToken cancel)
    {
        if (await db.Mine<LessonProgress>().FirstOrDefaultAsync(p => p.Owner == lesson.Owner && p.LessonKey == lesson.Key, cancel) is { } known)
            return known;
        var now = clock.GetCurrentInstant();
        var begun = new LessonProgress { Id = Guid.CreateVersion7(), PersonId = person, Owner = lesson.Owner, LessonKey = lesson.Key, StartedAt = now, ChangedAt = now };
        db.Add(begun);
        return begun;
    }

    /// <summary>The replies of the current attempt.</summary>
    public Task<List<LessonReply>> RepliesAsync(LessonProgress progress, CancellationToken cancel) =>
        db.Mine<LessonReply>().Where(r => r.ProgressId == progress.Id).ToListAsync(cancel);
}
