using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

public sealed class EvaluationTests
{
    private static readonly IReadOnlyList<EvaluationQuestion> Form =
    [
        new("q1", EvaluationKind.Scale, "Hvor nyttig?", true, []),
        new("q2", EvaluationKind.Single, "Tempo?", false, ["Sakte", "Passe", "Fort"]),
        new("q3", EvaluationKind.Multiple, "Hva vil du ha mer av?", false, ["Kasus", "Regler"]),
        new("q4", EvaluationKind.Text, "Noe mer?", false, []),
    ];

    private static readonly Arbitrary<(int, int, int, string)[]> Sheets = Arb.From(
        from length in Gen.Choose(5, 40)
        from sheets in Gen.ArrayOf(
            from scale in Gen.Choose(1, 5) from pace in Gen.Choose(0, 3) from more in Gen.Choose(0, 3) from text in Gen.Elements("", "Bra", "Kort", "Ædru") select (scale, pace, more, text), length)
        select sheets);

    [Fact]
    public void What_is_stored_is_the_same_in_whichever_order_people_answer() => Prop.ForAll(Sheets, sheets =>
        Assert.Equal(Stored(sheets), Stored(sheets.Reverse()))).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void No_small_count_is_shown_and_none_follows_from_the_others() => Prop.ForAll(Sheets, sheets =>
    {
        var results = EvaluationResults.Of(Form, Tally(sheets))!;
        Assert.All(results.SelectMany(r => r.Lines), line => Assert.False(SmallCells.IsSmall(line.Count ?? 0)));
        foreach (var result in results.Where(r => r.Question.Kind is EvaluationKind.Scale or EvaluationKind.Single))
            Assert.Equal(sheets.Length, result.Lines.Sum(l => l.Count));
        foreach (var line in results.Single(r => r.Question.Kind == EvaluationKind.Multiple).Lines)
            Assert.False(line.Count is { } count && SmallCells.IsSmall(sheets.Length - count));
        Assert.True(results[3].Texts.Count is 0 or >= 5);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Four_answers_give_no_result_and_five_do()
    {
        var four = Enumerable.Repeat((4, 0, 0, ""), 4).ToArray();
        Assert.Null(EvaluationResults.Of(Form, Tally(four)));
        Assert.NotNull(EvaluationResults.Of(Form, Tally([.. four, (5, 0, 0, "")])));
    }

    [Theory]
    [InlineData("q1", "", AnswerFault.Missing)]
    [InlineData("q1", "6", AnswerFault.NotAnOption)]
    [InlineData("q2", "4", AnswerFault.NotAnOption)]
    [InlineData("q4", "Ring 01010000001", null)]
    [InlineData("q4", "Hun heter 13097248022", AnswerFault.IdentityNumber)]
    public void A_wrong_answer_is_refused_at_its_question(string key, string value, AnswerFault? fault)
    {
        var faults = EvaluationAnswers.Judge(Form, new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["3"], [key] = [value] });
        Assert.Equal(fault, faults.TryGetValue(key, out var found) ? found : null);
    }

    [Fact]
    public void Two_answers_to_a_question_for_one_are_refused() =>
        Assert.Equal(AnswerFault.NotAnOption, EvaluationAnswers.Judge(Form, new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["3", "4"] })["q1"]);

    [Fact]
    public void Questions_are_moved_changed_and_removed_under_keys_that_are_never_used_twice()
    {
        Assert.Equal(["q2", "q1", "q3", "q4"], EvaluationQuestions.Move(Form, "q2", -1).Select(q => q.Key));
        Assert.Equal(Form, EvaluationQuestions.Move(Form, "q1", -1));
        var fewer = EvaluationQuestions.Remove(Form, "q2");
        Assert.Equal("q5", EvaluationQuestions.Add(fewer, Form[0])[^1].Key);
        Assert.Equal("Ny", EvaluationQuestions.Change(Form, Form[0] with { Text = "Ny" })[0].Text);
    }

    [Theory]
    [InlineData("", "a|b", QuestionFault.TextMissing)]
    [InlineData("Hva?", "a", QuestionFault.TooFewOptions)]
    [InlineData("Hva?", "a|A", QuestionFault.OptionTwice)]
    [InlineData("Hva?", "a|13097248022", QuestionFault.IdentityNumber)]
    [InlineData("Hva?", "a|b", null)]
    public void A_question_says_what_is_wrong_with_it(string text, string options, QuestionFault? fault) =>
        Assert.Equal(fault, new EvaluationQuestion("q1", EvaluationKind.Single, text, true, options.Split('|')).Fault);

    private static string Stored(IEnumerable<(int, int, int, string)> sheets) => JsonSerializer.Serialize(Tally(sheets));

    private static EvaluationTally Tally(IEnumerable<(int Scale, int Pace, int More, string Text)> sheets) => sheets.Aggregate(EvaluationTally.Empty, (tally, s) => tally.With(Form, new Dictionary<string, IReadOnlyList<string>>
    {
        ["q1"] = [s.Scale.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        ["q2"] = s.Pace == 0 ? [] : [s.Pace.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        ["q3"] = [.. new[] { 1, 2 }.Where(n => (s.More & n) > 0).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        ["q4"] = [s.Text],
    }));
}
