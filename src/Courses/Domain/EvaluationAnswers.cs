using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>What is wrong with an answer. Closed: every value has a sentence.</summary>
public enum AnswerFault
{
    Missing,
    NotAnOption,
    TooLong,
    IdentityNumber,
}

/// <summary>What all have answered to one question, added together.</summary>
/// <param name="Answered">How many have answered it.</param>
/// <param name="Counts">How many have chosen each value; a value nobody has chosen may be left out.</param>
/// <param name="Texts">The free texts, sorted by their letters: the order says nothing of who wrote when.</param>
public sealed record QuestionTally(int Answered, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<string> Texts);

/// <summary>
/// What all have answered, added together: all that is kept. No sheet is stored, so that not even two answers of the same
/// person can be laid beside each other.
/// </summary>
/// <param name="Answered">How many sheets have been added.</param>
/// <param name="Questions">By the question's key.</param>
public sealed record EvaluationTally(int Answered, IReadOnlyDictionary<string, QuestionTally> Questions)
{
    public static EvaluationTally Empty { get; } = new(0, new Dictionary<string, QuestionTally>());

    /// <summary>The tally with one more sheet, which <see cref="EvaluationAnswers.Judge"/> has found nothing wrong with.</summary>
    public EvaluationTally With(IReadOnlyList<EvaluationQuestion> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> sheet) =>
        new(Answered + 1, questions.ToDictionary(q => q.Key, q => Add(q, Questions.GetValueOrDefault(q.Key), EvaluationAnswers.Of(sheet, q))));

    private static QuestionTally Add(EvaluationQuestion question, QuestionTally? before, IReadOnlyList<string> values)
    {
        before ??= new QuestionTally(0, new Dictionary<string, int>(), []);
        if (values.Count == 0)
            return before;
        if (question.Kind == EvaluationKind.Text)
            return before with { Answered = before.Answered + 1, Texts = [.. before.Texts.Append(values[0]).Order(StringComparer.Ordinal)] };
        var counts = question.Values.ToDictionary(v => v, v => before.Counts.GetValueOrDefault(v) + (values.Contains(v) ? 1 : 0));
        return before with { Answered = before.Answered + 1, Counts = counts };
    }
}

/// <summary>One person's sheet, before it is added to the tally and gone.</summary>
public static class EvaluationAnswers
{
    public const int LongestText = 2000;

    /// <summary>What was answered to a question, without blanks; nothing where it was passed over.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> sheet, EvaluationQuestion question) =>
        [.. sheet.GetValueOrDefault(question.Key, []).Select(v => v.ReplaceLineEndings("\n").Trim()).Where(v => v.Length > 0).Distinct()];

    /// <summary>What is wrong, by the question's key; empty where the sheet can be taken.</summary>
    public static IReadOnlyDictionary<string, AnswerFault> Judge(IReadOnlyList<EvaluationQuestion> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> sheet) =>
        questions.Select(q => (q.Key, Fault: FaultOf(q, Of(sheet, q)))).Where(f => f.Fault is not null).ToDictionary(f => f.Key, f => f.Fault!.Value);

    private static AnswerFault? FaultOf(EvaluationQuestion question, IReadOnlyList<string> values) => question.Kind switch
    {
        _ when values.Count == 0 => question.IsRequired ? AnswerFault.Missing : null,
        EvaluationKind.Text when values[0].Length > LongestText => AnswerFault.TooLong,
        EvaluationKind.Text => PatientDataGuard.Finds(values[0]) ? AnswerFault.IdentityNumber : null,
        _ when !values.All(question.Values.Contains) => AnswerFault.NotAnOption,
        EvaluationKind.Multiple => null,
        _ => values.Count == 1 ? null : AnswerFault.NotAnOption,
    };
}
