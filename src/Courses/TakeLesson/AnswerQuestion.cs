using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.FollowPlans;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>The signed-in person answers one question of a lesson.</summary>
/// <param name="Attempt">The attempt that the form was shown in.</param>
/// <param name="Chosen">Keys of answers; empty for an ordering question.</param>
/// <param name="Places">The place of each answer of an ordering question.</param>
public sealed record AnswerQuestion(string Slug, string Question, int Attempt, IReadOnlyList<string> Chosen, IReadOnlyDictionary<string, int?> Places)
    : IRequest<AnswerOutcome>;

/// <summary>What came of an answer. A closed set.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>Stored, or stored before: answering twice changes nothing.</summary>
    public sealed record Saved : AnswerOutcome;

    /// <summary>Nothing there that this person may answer.</summary>
    public sealed record NotFound : AnswerOutcome;

    /// <summary>The attempt is over, or the question is gone from the lesson.</summary>
    public sealed record Stale : AnswerOutcome;

    /// <summary>The reply cannot be marked.</summary>
    public sealed record Refused(ReplyProblem Problem) : AnswerOutcome;
}

internal sealed class AnswerQuestionHandler(PortalDb db, LessonLedger ledger, QuizLessons lessons, CompetenceShares shares, Viewer viewer, IClock clock)
    : IRequestHandler<AnswerQuestion, AnswerOutcome>
{
    public async Task<AnswerOutcome> Handle(AnswerQuestion request, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person || await lessons.FindAsync(request.Slug, cancel) is not { } lesson)
            return new AnswerOutcome.NotFound();
        if (lesson.Questions.FirstOrDefault(question => question.Key == request.Question) is not { } question)
            return new AnswerOutcome.Stale();
        var (reply, problem) = question.Form == QuestionForms.Ordering ? QuizReply.Order(question, request.Places) : QuizReply.Choice(question, request.Chosen);
        if (reply is null)
            return new AnswerOutcome.Refused(problem!.Value);

        await using var transaction = await ledger.BeginAsync(person, cancel);
        var progress = await ledger.ProgressAsync(lesson.View, person, cancel);
        if (progress.Attempt != request.Attempt)
            return new AnswerOutcome.Stale();
        var rows = await ledger.RepliesAsync(progress, cancel);
        var replies = Fitting(lesson, rows);
        if (replies.ContainsKey(question.Key))
            return new AnswerOutcome.Saved();

        // A reply that no longer fits its question gives way.
        db.RemoveRange(rows.Where(row => row.Question == question.Key));
        await db.SaveChangesAsync(cancel);
        db.Add(new LessonReply { Id = Guid.CreateVersion7(), PersonId = person, ProgressId = progress.Id, Question = question.Key, Given = reply.Stored, At = clock.GetCurrentInstant() });
        replies[question.Key] = reply;
        Settle(progress, lesson, LessonCompletion.Of(lesson.Questions, replies), replies);
        await db.SaveChangesAsync(cancel);
        await shares.WriteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new AnswerOutcome.Saved();
    }

    internal static Dictionary<string, QuizReply> Fitting(QuizLesson lesson, IEnumerable<LessonReply> rows)
    {
        var stored = rows.ToDictionary(row => row.Question, row => row.Given);
        return lesson.Questions.Where(question => stored.ContainsKey(question.Key))
            .Select(question => (question.Key, Reply: QuizReply.Parse(question, stored[question.Key]))).Where(pair => pair.Reply is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Reply!);
    }

    private void Settle(LessonProgress progress, QuizLesson lesson, AttemptStanding attempt, Dictionary<string, QuizReply> replies)
    {
        var now = clock.GetCurrentInstant();
        progress.ChangedAt = now;
        progress.Answered = attempt.Answered;
        progress.Best = LessonCompletion.Best(progress.Best, attempt);
        progress.Place = lesson.Questions.FirstOrDefault(question => !replies.ContainsKey(question.Key)) is { } next ? $"q-{next.Key}" : LessonPlaces.Result;
        if (LearningState.IsPassed(progress, lesson.Pass))
            progress.PassedAt ??= now;
    }
}
