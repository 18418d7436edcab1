using System.Globalization;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>How a question of a quiz is answered. Stored names.</summary>
public static class QuestionForms
{
    /// <summary>One answer is right.</summary>
    public const string Single = "single";

    /// <summary>Two or more answers are right.</summary>
    public const string Multiple = "multiple";

    /// <summary>The answers are put in order, <c>position</c> 1 first.</summary>
    public const string Ordering = "ordering";

    public const string Right = "right";
    public const string Wrong = "wrong";

    public static readonly IReadOnlyList<string> All = [Single, Multiple, Ordering];

    public static readonly IReadOnlyList<string> Verdicts = [Right, Wrong];
}

/// <summary>
/// What a lesson must hold to teach: 4 to 8 minutes as the text and its questions take, at least four questions that can be
/// answered, and action boxes for at least two of the professions.
/// </summary>
public static class LessonText
{
    public const int FewestMinutes = 4;
    public const int MostMinutes = 8;
    public const int FewestQuestions = 4;

    /// <summary>Words of Norwegian prose that are read in a minute without haste: the house's own, between 180 and 230 of common estimates.</summary>
    public const int WordsPerMinute = 200;

    /// <summary>Minutes for one question with its explanation.</summary>
    public const double MinutesPerQuestion = 0.4;

    /// <summary>What the lesson takes, in whole minutes, from its words and questions.</summary>
    public static int MinutesOf(ItemDocument lesson) => (int)Math.Round(
        ((double)MarkdownText.Plain(lesson.Body).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length / WordsPerMinute)
        + (lesson.Records("questions").Count * MinutesPerQuestion), MidpointRounding.AwayFromZero);

    public static IReadOnlyList<Remark> Remarks(ItemDocument lesson)
    {
        var remarks = new List<Remark>();
        var (stated, taken) = (lesson.Number("minutes") ?? 0, MinutesOf(lesson));
        if (stated is < FewestMinutes or > MostMinutes || Math.Abs(stated - taken) > 1)
            remarks.Add(new Remark("minutes", Say(Texts.RemarkLessonMinutes, taken, FewestMinutes, MostMinutes)));
        var questions = lesson.Records("questions");
        if (questions.Count < FewestQuestions)
            remarks.Add(new Remark("questions", Say(Texts.RemarkLessonQuestions, FewestQuestions)));
        if (lesson.Records("actions").Select(action => action.Text("audience")).Distinct().Count() < 2)
            remarks.Add(new Remark("actions", Texts.RemarkLessonActions));
        var answers = lesson.Records("answers").ToLookup(answer => answer.Text("question"));
        remarks.AddRange(questions.Where(question => !CanBeAnswered(question, [.. answers[question.Key]]))
            .Select(question => new Remark("questions", Say(Texts.RemarkLessonAnswers, question.Key))));
        remarks.AddRange(answers.Where(group => questions.All(question => question.Key != group.Key))
            .Select(group => new Remark("answers", Say(Texts.RemarkLessonStray, group.Key))));
        remarks.AddRange(lesson.Records("media").Where(media => media.Text("form") == LessonMedia.Video && !LessonMedia.IsForAll(media))
            .Select(media => new Remark("media", Say(Texts.LearnRemarkVideo, media.Key))));
        return remarks;
    }

    /// <summary>There are at least two answers, and they fit the question's form.</summary>
    public static bool CanBeAnswered(FieldValues question, IReadOnlyList<FieldValues> answers)
    {
        var right = answers.Count(answer => answer.Text("verdict") == QuestionForms.Right);
        var judged = answers.All(answer => answer.TextOrNull("verdict") is not null && answer.Number("position") is null);
        return answers.Count >= 2 && question.Text("form") switch
        {
            QuestionForms.Single => judged && right == 1,
            QuestionForms.Multiple => judged && right >= 2,
            _ => answers.All(answer => answer.TextOrNull("verdict") is null)
                && answers.Select(answer => answer.Number("position") ?? 0).Order().SequenceEqual(Enumerable.Range(1, answers.Count)),
        };
    }

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}

/// <summary>Videos and attachments of a lesson. Stored names.</summary>
public static class LessonMedia
{
    public const string Video = "video";
    public const string Document = "document";

    public static readonly IReadOnlyList<string> Forms = [Video, Document];

    /// <summary>A video that those who do not hear, or do not see, get too: it names its captions, and everything said stands in writing.</summary>
    public static bool IsForAll(FieldValues media) => media.TextOrNull("captions") is not null && !string.IsNullOrWhiteSpace(media.TextOrNull("transcript"));
}

/// <summary>What a module must hold beyond its fields.</summary>
public static class ModuleText
{
    /// <summary>The share that must be right is from 1 to 100 per cent.</summary>
    public static IReadOnlyList<Remark> Remarks(ItemDocument module) =>
        module.Number("pass") is < 1 or > 100 ? [new Remark("pass", Texts.LearnRemarkPass)] : [];
}
