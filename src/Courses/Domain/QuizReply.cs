using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>An answer that can be chosen, or put in place.</summary>
/// <param name="Key">Stable in the lesson.</param>
/// <param name="IsRight">Of a choice; false in an ordering question.</param>
/// <param name="Place">From 1 in an ordering question; 0 in a choice.</param>
public sealed record QuizAnswer(string Key, bool IsRight, int Place);

/// <summary>A question of a lesson's quiz, as it is marked.</summary>
/// <param name="Form">One of <see cref="QuestionForms"/>.</param>
public sealed record QuizQuestion(string Key, string Form, IReadOnlyList<QuizAnswer> Answers)
{
    /// <summary>The questions of a lesson that can be answered, in their order; one that cannot be answered stands in nobody's way.</summary>
    public static IReadOnlyList<QuizQuestion> Of(ItemDocument lesson)
    {
        var answers = lesson.Records("answers").ToLookup(answer => answer.Text("question"));
        return [.. from question in lesson.Records("questions")
                   let own = answers[question.Key].ToList()
                   where LessonText.CanBeAnswered(question, own)
                   select new QuizQuestion(question.Key, question.Text("form"), [.. own.Select(Read)])];
    }

    private static QuizAnswer Read(FieldValues answer) => new(answer.Key, answer.Text("verdict") == QuestionForms.Right, answer.Number("position") ?? 0);
}

/// <summary>Why a reply cannot be marked. Each has a sentence beside the question.</summary>
public enum ReplyProblem
{
    NothingChosen = 1,

    /// <summary>More than one in a question that takes one.</summary>
    TooMany,

    /// <summary>An answer has no place, or one outside the row.</summary>
    PlaceMissing,

    /// <summary>Two answers are given the same place.</summary>
    SamePlace,

    /// <summary>An answer that the question does not have.</summary>
    Unknown,
}

/// <summary>What a person answered to one question.</summary>
/// <param name="Keys">The chosen answers in the question's order; in an ordering question every answer, the first in the row first.</param>
public sealed record QuizReply(IReadOnlyList<string> Keys)
{
    /// <summary>As stored: the keys with blanks between.</summary>
    public string Stored => string.Join(' ', Keys);

    /// <summary>The stored reply, or null where it no longer fits the question: then the question counts as not answered.</summary>
    public static QuizReply? Parse(QuizQuestion question, string stored)
    {
        var keys = stored.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var known = question.Answers.Select(answer => answer.Key).ToHashSet(StringComparer.Ordinal);
        return keys.Length > 0 && keys.All(known.Contains) && (question.Form != QuestionForms.Ordering || keys.Length == known.Count) ? new QuizReply(keys) : null;
    }

    /// <summary>Reads a choice: the keys as sent.</summary>
    public static (QuizReply? Reply, ReplyProblem? Problem) Choice(QuizQuestion question, IReadOnlyCollection<string> chosen)
    {
        if (chosen.Count == 0)
            return (null, ReplyProblem.NothingChosen);
        if (chosen.Any(key => question.Answers.All(answer => answer.Key != key)))
            return (null, ReplyProblem.Unknown);
        return chosen.Distinct().Count() > 1 && question.Form == QuestionForms.Single
            ? (null, ReplyProblem.TooMany)
            : (new QuizReply([.. question.Answers.Select(answer => answer.Key).Where(chosen.Contains)]), null);
    }

    /// <summary>Reads an order: a place for each answer, null where none was given.</summary>
    public static (QuizReply? Reply, ReplyProblem? Problem) Order(QuizQuestion question, IReadOnlyDictionary<string, int?> places)
    {
        var given = question.Answers.Select(answer => (answer.Key, Place: places.GetValueOrDefault(answer.Key))).ToList();
        if (places.Keys.Any(key => question.Answers.All(answer => answer.Key != key)))
            return (null, ReplyProblem.Unknown);
        if (given.All(one => one.Place is null))
            return (null, ReplyProblem.NothingChosen);
        if (given.Any(one => one.Place is null || one.Place < 1 || one.Place > given.Count))
            return (null, ReplyProblem.PlaceMissing);
        return given.Select(one => one.Place).Distinct().Count() < given.Count
            ? (null, ReplyProblem.SamePlace)
            : (new QuizReply([.. given.OrderBy(one => one.Place).Select(one => one.Key)]), null);
    }
}
