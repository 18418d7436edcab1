using System.Globalization;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;

namespace KunnskapsPortal.Measures.FindMeasure;

/// <summary>The finder's questions and answers in words, and in addresses.</summary>
public static class FinderWords
{
    /// <summary>The query name: <c>?behov=annen-jobb</c>.</summary>
    public static string UrlName(Question question) => question switch
    {
        Question.Need => "behov",
        Question.Employer => "arbeidsgiver",
        Question.Phase => "fase",
        Question.Proposer => "fra",
        _ => "varig",
    };

    public static string AnswerUrlName(Question question, string answer) => (question, answer) switch
    {
        (_, MeasureFinder.Unknown) => "vet-ikke",
        (_, MeasureFinder.Yes) => "ja",
        (_, MeasureFinder.No) => "nei",
        (Question.Need, _) => MeasureWords.NeedUrlName(answer),
        (Question.Phase, _) => MeasureWords.PhaseUrlName(answer),
        _ => MeasureWords.ProposerUrlName(answer),
    };

    /// <summary>What the address answers; null for no answer and for words that are none.</summary>
    public static string? Read(Question question, string? word) =>
        MeasureFinder.Options(question).Append(MeasureFinder.Unknown).FirstOrDefault(answer => AnswerUrlName(question, answer) == word);

    public static string Ask(Question question) => question switch
    {
        Question.Need => Texts.MeasAskNeed,
        Question.Employer => Texts.MeasAskEmployer,
        Question.Phase => Texts.MeasAskPhase,
        Question.Proposer => Texts.MeasAskProposer,
        _ => Texts.MeasAskLasting,
    };

    public static string Answer(Question question, string answer) => (question, answer) switch
    {
        (_, MeasureFinder.Unknown) => Texts.MeasDontKnow,
        (_, MeasureFinder.Yes) => Texts.MeasYes,
        (_, MeasureFinder.No) => Texts.MeasNo,
        (Question.Need, _) => MeasureWords.Need(answer),
        (Question.Phase, _) => MeasureWords.Phase(answer),
        _ => MeasureWords.Proposer(answer),
    };

    /// <summary>The answer as part of a sentence after "at": "pasienten har en arbeidsgiver".</summary>
    public static string Clause(Question question, string answer) => (question, answer) switch
    {
        (Question.Employer, MeasureFinder.Yes) => Texts.MeasClauseEmployer,
        (Question.Employer, _) => Texts.MeasClauseNoEmployer,
        (Question.Lasting, MeasureFinder.Yes) => Texts.MeasClauseLasting,
        (Question.Lasting, _) => Texts.MeasClauseNotLasting,
        (Question.Need, _) => Say(Texts.MeasClauseNeed, Lower(MeasureWords.Need(answer))),
        (Question.Phase, Phases.Early) => Texts.MeasClauseEarly,
        (Question.Phase, Phases.Week8) => Texts.MeasClauseWeek8,
        (Question.Phase, Phases.Week26) => Texts.MeasClauseWeek26,
        (Question.Phase, Phases.Week39) => Texts.MeasClauseWeek39,
        (Question.Phase, _) => Texts.MeasClauseAfter,
        (_, Proposers.Nav) => Say(Texts.MeasClauseProposer, MeasureWords.Proposer(answer)),
        _ => Say(Texts.MeasClauseProposer, Lower(MeasureWords.Proposer(answer))),
    };

    /// <summary>What the sources do not say, where an answer is met with silence.</summary>
    public static string Silence(Question question) => question switch
    {
        Question.Need => Texts.MeasSilenceNeed,
        Question.Employer => Texts.MeasSilenceEmployer,
        Question.Phase => Texts.MeasSilencePhase,
        _ => Texts.MeasSilenceProposer,
    };

    /// <summary>One, two and three: «a, b og c».</summary>
    public static string Joined(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} {Texts.MeasAnd} {parts[^1]}";

    private static string Lower(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static string Say(string sentence, string word) => string.Format(CultureInfo.CurrentCulture, sentence, word);
}
