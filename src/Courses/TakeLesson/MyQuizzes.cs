using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>The signed-in person's quiz: what is answered in this attempt, and how it went before.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Standing">Of this attempt.</param>
/// <param name="Best">Per cent, of the best attempt done; null before the first.</param>
/// <param name="Pass">Per cent that must be right.</param>
/// <param name="Place">Where the person goes on: an id on the page; empty before anything is done.</param>
public sealed record MyQuiz(int Attempt, AttemptStanding Standing, int? Best, int Pass, bool IsPassed, string Place)
{
    public string CountText => Say(Texts.LearnAnswered, Standing.Answered, Standing.Total);

    public string ResultText => Say(Texts.LearnResult, Standing.Right, Standing.Total, Standing.Share);

    public string PassText => Say(Texts.LearnPassRule, Pass);

    public string BestText => Say(Texts.LearnBest, Best ?? 0);

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}

/// <summary>Reads the signed-in person's quizzes, and who the person reads as.</summary>
public sealed class MyQuizzes(PortalDb db, Viewer viewer)
{
    /// <summary>The quiz and the questions with the person's marks; null signed out, without a query. Two queries.</summary>
    public async Task<(MyQuiz Quiz, IReadOnlyList<QuestionView> Questions)?> OfAsync(
        PublishedView lesson, IReadOnlyList<QuestionView> questions, int pass, CancellationToken cancel)
    {
        if (!viewer.IsSignedIn)
            return null;
        var row = await db.Mine<LessonProgress>().AsNoTracking().FirstOrDefaultAsync(p => p.Owner == lesson.Owner && p.LessonKey == lesson.Key, cancel);
        var progress = row?.Id ?? Guid.Empty;
        var rows = await db.Mine<LessonReply>().AsNoTracking().Where(r => r.ProgressId == progress).ToListAsync(cancel);
        var quiz = new QuizLesson(lesson, QuizQuestion.Of(lesson.Document), pass);
        var replies = AnswerQuestionHandler.Fitting(quiz, rows);
        var marked = quiz.Questions.Where(question => replies.ContainsKey(question.Key)).ToDictionary(question => question.Key, question => QuizMarking.Mark(question, replies[question.Key]));
        var mine = new MyQuiz(row?.Attempt ?? 1, LessonCompletion.Of(quiz.Questions, replies), row?.Best, pass, LearningState.IsPassed(row, pass), row?.Place ?? "");
        return (mine, [.. questions.Select(question => question with { Marked = marked.GetValueOrDefault(question.Question.Key) })]);
    }

    /// <summary>The profession that the reader's action box is for: confirmed, else as typed, else null. One query at most.</summary>
    public async Task<string?> AudienceAsync(CancellationToken cancel)
    {
        if (!viewer.IsSignedIn || viewer.Audiences.FirstOrDefault() is { } proved)
            return viewer.Audiences.FirstOrDefault();
        var typed = await db.Set<Account>().AsNoTracking().Where(a => a.Id == db.CurrentPerson).Select(a => a.Profession).SingleOrDefaultAsync(cancel);
        return typed switch
        {
            Profession.Gp => Audiences.Gp,
            Profession.AdvisoryPhysician => Audiences.AdvisoryPhysician,
            Profession.Counsellor => Audiences.Counsellor,
            Profession.ChiefPhysician => Audiences.ChiefPhysician,
            _ => null,
        };
    }
}
