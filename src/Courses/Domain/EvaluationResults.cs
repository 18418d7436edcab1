namespace KunnskapsPortal.Courses.Domain;

/// <summary>One line of a question's result.</summary>
/// <param name="Values">The value, or those put together because some are small; empty for those who passed the question over.</param>
/// <param name="Count">How many; null where it is hidden.</param>
public sealed record ResultLine(IReadOnlyList<string> Values, int? Count);

/// <summary>What may be shown of the answers to one question.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Lines">For questions with values; empty for free text.</param>
/// <param name="Texts">Free texts, sorted by their letters; empty where fewer than five have written.</param>
public sealed record QuestionResult(EvaluationQuestion Question, IReadOnlyList<ResultLine> Lines, IReadOnlyList<string> Texts);

/// <summary>What may be shown of an evaluation. Small cells are hidden as docs/algorithms/small-cells.md promises.</summary>
public static class EvaluationResults
{
    /// <summary>Stands for having passed a question over, among the keys.</summary>
    private const string Skipped = "";

    /// <summary>Every question's result, or null where fewer than five have answered.</summary>
    public static IReadOnlyList<QuestionResult>? Of(IReadOnlyList<EvaluationQuestion> questions, EvaluationTally tally) =>
        tally.Answered < SmallCells.Least
            ? null
            : [.. questions.Select(q => ResultOf(q, tally.Questions.GetValueOrDefault(q.Key) ?? new QuestionTally(0, new Dictionary<string, int>(), []), tally.Answered))];

    private static QuestionResult ResultOf(EvaluationQuestion question, QuestionTally tally, int all) => question.Kind switch
    {
        EvaluationKind.Text => new QuestionResult(question, [], tally.Answered >= SmallCells.Least ? tally.Texts : []),
        EvaluationKind.Multiple => new QuestionResult(question, [.. question.Values.Select(v => Chosen(v, tally.Counts.GetValueOrDefault(v), all))], []),
        _ => new QuestionResult(question, Divided(question, tally, all), []),
    };

    /// <summary>Each option by itself is a division in two: those who chose it and those who did not.</summary>
    private static ResultLine Chosen(string value, int count, int all) =>
        new([value], SmallCells.IsSmall(count) || SmallCells.IsSmall(all - count) ? null : count);

    private static List<ResultLine> Divided(EvaluationQuestion question, QuestionTally tally, int all)
    {
        string[] keys = [.. question.Values, Skipped];
        var counts = keys.Select(key => key == Skipped ? all - tally.Answered : tally.Counts.GetValueOrDefault(key)).ToList();
        var units = question.Kind == EvaluationKind.Scale ? SmallCells.Runs(counts) : SmallCells.Groups(counts);
        return
        [
            .. from unit in units
               let count = unit.Sum(i => counts[i])
               let values = unit.Select(i => keys[i]).ToList()
               where count > 0 || values.Any(v => v != Skipped)
               select new ResultLine(values, count),
        ];
    }
}
