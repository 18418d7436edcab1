using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>One question on the page where it is answered, with what was typed and what is wrong.</summary>
public sealed record AnswerField(AnswerModel Page, EvaluationQuestion Question)
{
    public string? Fault => Page.FaultText(Question);

    public string? DescribedBy => Fault is null ? null : $"{Question.Key}-feil";

    public string Type => Question.Kind == EvaluationKind.Multiple ? "checkbox" : "radio";

    /// <summary>The first answer carries the question's own id: the summary of errors leads there.</summary>
    public string IdOf(int index) => index == 0 ? Question.Key : $"{Question.Key}-{index}";
}
