using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Measures;

/// <summary>Reads the text of a measure as the rules see it.</summary>
public static class MeasureReader
{
    public static bool IsCurrent(this ItemDocument measure) => measure.Text("state") == MeasureStates.Current;

    /// <summary>What the text states in each facet.</summary>
    /// <param name="measure">The text.</param>
    /// <param name="here">What the region says, taken together; null where nobody knows.</param>
    public static IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Stated(this ItemDocument measure, string? here = null) =>
        new Dictionary<Facet, IReadOnlyCollection<string>>
        {
            [Facet.Need] = measure.List("needs"),
            [Facet.Phase] = measure.List("phases"),
            [Facet.Group] = measure.List("groups"),
            [Facet.Proposer] = measure.List("proposed_by"),
            [Facet.Place] = OneOf(measure.TextOrNull("where")),
            [Facet.Here] = OneOf(here),
            [Facet.Duration] = OneOf(Durations.Of(measure.Number("weeks"))),
            [Facet.Evidence] = OneOf(measure.TextOrNull("evidence")),
            [Facet.Audience] = measure.Audience,
        };

    public static MeasureFacts Facts(this ItemDocument measure, string? here) => new(
        () => string.Join(' ',
            [measure.Title, measure.Summary, measure.Text("for_whom"), measure.Text("gp_task"), measure.Text("decided_by"),
             .. measure.List("synonyms"), MarkdownText.Plain(measure.Body)]),
        measure.Stated(here));

    private static string[] OneOf(string? value) => value is null ? [] : [value];
}
