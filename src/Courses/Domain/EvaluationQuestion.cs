using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>How a question of an evaluation is answered. Stored by name; never renamed without a migration.</summary>
public enum EvaluationKind
{
    /// <summary>From 1 to 5, 5 best.</summary>
    Scale,

    YesNo,

    /// <summary>One of the options.</summary>
    Single,

    /// <summary>Any of the options.</summary>
    Multiple,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>What is wrong with a question that an arranger has typed. Closed: every value has a sentence.</summary>
public enum QuestionFault
{
    TextMissing,
    TextTooLong,
    TooFewOptions,
    TooManyOptions,
    OptionTooLong,
    OptionTwice,
    IdentityNumber,
}

/// <summary>A question of an evaluation.</summary>
/// <param name="Key">Stable within the form.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Text">What is asked.</param>
/// <param name="IsRequired">It cannot be passed over.</param>
/// <param name="Options">What can be chosen, for the two kinds of choice; empty for the others.</param>
public sealed record EvaluationQuestion(string Key, EvaluationKind Kind, string Text, bool IsRequired, IReadOnlyList<string> Options)
{
    public const int LongestText = 300;
    public const int LongestOption = 120;
    public const int MostOptions = 12;

    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The values an answer may take: for a choice the number of the option, from 1; none for free text.</summary>
    public IReadOnlyList<string> Values => Kind switch
    {
        EvaluationKind.Scale => ["1", "2", "3", "4", "5"],
        EvaluationKind.YesNo => [Yes, No],
        EvaluationKind.Text => [],
        _ => [.. Enumerable.Range(1, Options.Count).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))],
    };

    /// <summary>The first thing that is wrong, or null.</summary>
    public QuestionFault? Fault => this switch
    {
        { Text.Length: 0 } => QuestionFault.TextMissing,
        { Text.Length: > LongestText } => QuestionFault.TextTooLong,
        _ when PatientDataGuard.Finds(Text) || Options.Any(PatientDataGuard.Finds) => QuestionFault.IdentityNumber,
        { HasOptions: false } => null,
        { Options.Count: < 2 } => QuestionFault.TooFewOptions,
        { Options.Count: > MostOptions } => QuestionFault.TooManyOptions,
        _ when Options.Any(o => o.Length > LongestOption) => QuestionFault.OptionTooLong,
        _ when Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Options.Count => QuestionFault.OptionTwice,
        _ => null,
    };

    public bool HasOptions => Kind is EvaluationKind.Single or EvaluationKind.Multiple;
}

/// <summary>The questions of a form in their order: an immutable list, and what an arranger does with it.</summary>
public static class EvaluationQuestions
{
    /// <summary>More than anybody answers.</summary>
    public const int Most = 30;

    /// <summary>The question last, under a key that no other of the list has.</summary>
    public static IReadOnlyList<EvaluationQuestion> Add(IReadOnlyList<EvaluationQuestion> questions, EvaluationQuestion question)
    {
        var next = 1 + questions.Select(q => int.Parse(q.Key.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return [.. questions, question with { Key = FormattableString.Invariant($"q{next}") }];
    }

    /// <summary>The question in its place under the same key; the list as it is where it has none such.</summary>
    public static IReadOnlyList<EvaluationQuestion> Change(IReadOnlyList<EvaluationQuestion> questions, EvaluationQuestion question) =>
        [.. questions.Select(q => q.Key == question.Key ? question : q)];

    public static IReadOnlyList<EvaluationQuestion> Remove(IReadOnlyList<EvaluationQuestion> questions, string key) => [.. questions.Where(q => q.Key != key)];

    /// <summary>One place up (-1) or down (1); the list as it is where that would be outside it.</summary>
    public static IReadOnlyList<EvaluationQuestion> Move(IReadOnlyList<EvaluationQuestion> questions, string key, int step)
    {
        var moved = questions.ToList();
        var from = moved.FindIndex(q => q.Key == key);
        var to = from + Math.Sign(step);
        if (from < 0 || to < 0 || to >= moved.Count)
            return questions;
        (moved[from], moved[to]) = (moved[to], moved[from]);
        return moved;
    }
}
