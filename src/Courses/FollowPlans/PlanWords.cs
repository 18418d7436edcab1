using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Courses.TakeLesson;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>The sentences of plans.</summary>
public static class PlanWords
{
    public static Bar Required(string id, PlanStanding standing) =>
        new(id, RequiredText(standing.RequiredDone, standing.Required), standing.RequiredDone, Math.Max(1, standing.Required));

    public static string RequiredText(int done, int of) => Say(Texts.LearnRequiredOf, done, of);

    public static string Optional(PlanStanding standing) => Say(Texts.LearnOptionalOf, standing.OptionalDone, standing.Optional);

    public static string? Problem(TickOutcome outcome) => outcome switch
    {
        TickOutcome.Learned => Texts.LearnTickLearned,
        TickOutcome.NoDate => Texts.LearnTickNoDate,
        TickOutcome.Future => Texts.LearnTickFuture,
        TickOutcome.NoteTooLong => Say(Texts.LearnTickNoteTooLong, PlanTick.NoteLength),
        TickOutcome.PatientData => Texts.LearnTickPatient,
        _ => null,
    };

    /// <summary>How many general practitioners have done a module.</summary>
    public static string Of(Coverage coverage) => coverage.Form switch
    {
        CoverageForm.Few => Say(Texts.LearnCoverageFew, Coverage.Smallest),
        CoverageForm.AlmostAll => Say(Texts.LearnCoverageAlmostAll, Coverage.Smallest),
        CoverageForm.Exact => coverage.Count.ToString(CultureInfo.CurrentCulture),
        _ => Texts.LearnCoverageHidden,
    };

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
