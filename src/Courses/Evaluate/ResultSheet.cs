using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Overview;
using KunnskapsPortal.Courses.Resources;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>The result of a question in words, the same on the page and in the file.</summary>
public static class ResultSheet
{
    public static string LabelOf(QuestionResult result, ResultLine line) => string.Join(
        $" {Texts.EvalOr} ", line.Values.Select(v => EvaluationWords.Of(result.Question, v)));

    public static string CountOf(ResultLine line) => line.Count?.ToString(CultureInfo.CurrentCulture) ?? Texts.OverHidden;

    public static Bars BarsOf(QuestionResult result) => new(
        result.Question.Text, Texts.EvalAnswer, Texts.EvalHowMany,
        [.. result.Lines.Select(line => new Bar(LabelOf(result, line), CountOf(line), line.Count))]);

    public static byte[] Csv(IReadOnlyList<QuestionResult> results) => CsvSheet.Write(
        [Texts.EvalQuestion, Texts.EvalAnswer, Texts.EvalHowMany],
        results.SelectMany(r => r.Lines.Select(IReadOnlyList<string> (line) => [r.Question.Text, LabelOf(r, line), CountOf(line)])
            .Concat(r.Texts.Select(IReadOnlyList<string> (text) => [r.Question.Text, text, ""]))));
}
