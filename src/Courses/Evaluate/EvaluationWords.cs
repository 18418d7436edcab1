using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>The words of evaluations, in the reader's written form.</summary>
public static class EvaluationWords
{
    public static string Of(EvaluationKind kind) => kind switch
    {
        EvaluationKind.Scale => Texts.EvalKindScale,
        EvaluationKind.YesNo => Texts.EvalKindYesNo,
        EvaluationKind.Single => Texts.EvalKindSingle,
        EvaluationKind.Multiple => Texts.EvalKindMultiple,
        _ => Texts.EvalKindText,
    };

    /// <summary>A value of a question as people read it: Ja, 5 (svært bra), the option's words.</summary>
    public static string Of(EvaluationQuestion question, string value) => question.Kind switch
    {
        _ when value.Length == 0 => Texts.EvalSkipped,
        EvaluationKind.YesNo => value == EvaluationQuestion.Yes ? Texts.EvalYes : Texts.EvalNo,
        EvaluationKind.Scale => value switch { "1" => Texts.EvalScaleLow, "5" => Texts.EvalScaleHigh, _ => value },
        _ => question.Options[int.Parse(value, CultureInfo.InvariantCulture) - 1],
    };

    public static string Of(QuestionFault fault) => fault switch
    {
        QuestionFault.TextMissing => Texts.EvalFaultText,
        QuestionFault.TextTooLong => Format(Texts.EvalFaultTextLong, EvaluationQuestion.LongestText),
        QuestionFault.TooFewOptions => Texts.EvalFaultFew,
        QuestionFault.TooManyOptions => Format(Texts.EvalFaultMany, EvaluationQuestion.MostOptions),
        QuestionFault.OptionTooLong => Format(Texts.EvalFaultOptionLong, EvaluationQuestion.LongestOption),
        QuestionFault.OptionTwice => Texts.EvalFaultTwice,
        _ => Texts.EvalFaultNumber,
    };

    public static string Of(AnswerFault fault) => fault switch
    {
        AnswerFault.Missing => Texts.EvalAnswerMissing,
        AnswerFault.TooLong => Format(Texts.EvalAnswerLong, EvaluationAnswers.LongestText),
        AnswerFault.IdentityNumber => Texts.EvalFaultNumber,
        _ => Texts.EvalAnswerNot,
    };

    public static string Of(EditResult result) => result switch
    {
        EditResult.HasAnswers => Texts.EvalHasAnswers,
        EditResult.TooMany => Format(Texts.EvalTooMany, EvaluationQuestions.Most),
        EditResult.TooEarly => Texts.EvalTooEarly,
        _ => Texts.EvalGone,
    };

    /// <summary>A form to start from, in the reader's written form.</summary>
    public static IReadOnlyList<EvaluationQuestion> Standard =>
    [
        new("", EvaluationKind.Scale, Texts.EvalStandardUse, true, []),
        new("", EvaluationKind.Scale, Texts.EvalStandardHeld, true, []),
        new("", EvaluationKind.YesNo, Texts.EvalStandardMet, false, []),
        new("", EvaluationKind.Single, Texts.EvalStandardPace, false, [Texts.EvalStandardPace1, Texts.EvalStandardPace2, Texts.EvalStandardPace3]),
        new("", EvaluationKind.Text, Texts.EvalStandardBest, false, []),
        new("", EvaluationKind.Text, Texts.EvalStandardBetter, false, []),
    ];

    internal static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
