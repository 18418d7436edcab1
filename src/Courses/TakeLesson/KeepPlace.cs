using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>The places on a lesson's page that are not headings of its text.</summary>
public static class LessonPlaces
{
    public const string Questions = "del-sporsmal";
    public const string Result = "resultat";
}

/// <summary>The signed-in person says where in the lesson to go on later.</summary>
/// <param name="Place">The id of a heading, or <see cref="LessonPlaces.Questions"/>.</param>
public sealed record KeepPlace(string Slug, string Place) : IRequest<bool>;

internal sealed class KeepPlaceHandler(PortalDb db, LessonLedger ledger, QuizLessons lessons, Viewer viewer, IClock clock) : IRequestHandler<KeepPlace, bool>
{
    public async Task<bool> Handle(KeepPlace request, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person || await lessons.FindAsync(request.Slug, cancel) is not { } lesson)
            return false;
        if (request.Place != LessonPlaces.Questions && HeadingIds.Outline(lesson.View.Document.Body).All(heading => heading.Id != request.Place))
            return false;
        await using var transaction = await ledger.BeginAsync(person, cancel);
        var progress = await ledger.ProgressAsync(lesson.View, person, cancel);
        (progress.Place, progress.ChangedAt) = (request.Place, clock.GetCurrentInstant());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

/// <summary>The signed-in person takes the quiz again. The best share is kept, the replies are not.</summary>
/// <param name="Attempt">The attempt that is given up; asking twice begins only once.</param>
public sealed record TakeAgain(string Slug, int Attempt) : IRequest<bool>;

internal sealed class TakeAgainHandler(PortalDb db, LessonLedger ledger, QuizLessons lessons, Viewer viewer, IClock clock) : IRequestHandler<TakeAgain, bool>
{
    public async Task<bool> Handle(TakeAgain request, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person || await lessons.FindAsync(request.Slug, cancel) is not { } lesson)
            return false;
        await using var transaction = await ledger.BeginAsync(person, cancel);
        var progress = await ledger.ProgressAsync(lesson.View, person, cancel);
        if (progress.Attempt == request.Attempt)
        {
            db.RemoveRange(await ledger.RepliesAsync(progress, cancel));
            (progress.Attempt, progress.Answered, progress.ChangedAt) = (progress.Attempt + 1, 0, clock.GetCurrentInstant());
            progress.Place = LessonPlaces.Questions;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return true;
    }
}
