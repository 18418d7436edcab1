namespace KunnskapsPortal.Courses.Domain;

/// <summary>What is said of one answer after the reply.</summary>
public enum AnswerVerdict
{
    /// <summary>Chosen, and right.</summary>
    ChosenRight,

    /// <summary>Chosen, and wrong.</summary>
    ChosenWrong,

    /// <summary>Right, and not chosen.</summary>
    MissedRight,

    /// <summary>Wrong, and rightly not chosen.</summary>
    LeftWrong,

    /// <summary>Stands where it belongs in the order.</summary>
    RightPlace,

    /// <summary>Stands at another place than where it belongs.</summary>
    WrongPlace,
}

/// <summary>One answer with what is said of it.</summary>
/// <param name="Given">The place it was given, from 1; 0 in a choice.</param>
public sealed record MarkedAnswer(string Key, AnswerVerdict Verdict, int Given);

/// <summary>A reply with its marks. Every answer of the question has one, in the question's order.</summary>
/// <param name="IsRight">Everything right is chosen and nothing else; or the whole order is right.</param>
public sealed record MarkedReply(bool IsRight, IReadOnlyList<MarkedAnswer> Answers);

/// <summary>Marks replies. Pure: the same reply to the same question always gets the same marks.</summary>
public static class QuizMarking
{
    /// <summary>The reply must fit the question, as <see cref="QuizReply"/> reads it.</summary>
    public static MarkedReply Mark(QuizQuestion question, QuizReply reply)
    {
        List<MarkedAnswer> marked = [.. question.Answers.Select(answer => question.Form == QuestionForms.Ordering ? Place(answer, reply) : Choice(answer, reply))];
        return new MarkedReply(marked.All(answer => answer.Verdict is AnswerVerdict.ChosenRight or AnswerVerdict.LeftWrong or AnswerVerdict.RightPlace), marked);
    }

    private static MarkedAnswer Choice(QuizAnswer answer, QuizReply reply) => new(
        answer.Key,
        (answer.IsRight, reply.Keys.Contains(answer.Key)) switch
        {
            (true, true) => AnswerVerdict.ChosenRight,
            (false, true) => AnswerVerdict.ChosenWrong,
            (true, false) => AnswerVerdict.MissedRight,
            _ => AnswerVerdict.LeftWrong,
        },
        0);

    private static MarkedAnswer Place(QuizAnswer answer, QuizReply reply)
    {
        var given = reply.Keys.ToList().IndexOf(answer.Key) + 1;
        return new MarkedAnswer(answer.Key, given == answer.Place ? AnswerVerdict.RightPlace : AnswerVerdict.WrongPlace, given);
    }
}
