using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.Resources;
using Microsoft.AspNetCore.Http;

namespace KunnskapsPortal.Measures.BrowseMeasures;

/// <summary>The groups of the filter, as the address asks for them.</summary>
public static class MeasureGroups
{
    public static IReadOnlyList<FilterGroup> Of(IQueryCollection query) =>
    [
        FilterGroup.Of(Facet.Need, "behov", Texts.MeasFilterNeed, Needs.All, query["behov"], MeasureWords.NeedUrlName, MeasureWords.Need),
        FilterGroup.Of(Facet.Phase, "fase", Texts.FilterPhase, Phases.All, query["fase"], MeasureWords.PhaseUrlName, MeasureWords.Phase),
        FilterGroup.Of(Facet.Group, "hvem", Texts.MeasFilterGroup, [.. TargetGroups.All, MeasureFilter.Unstated], query["hvem"], MeasureWords.GroupUrlName, MeasureWords.Group),
        FilterGroup.Of(Facet.Proposer, "fra", Texts.FilterProposer, Proposers.All, query["fra"], MeasureWords.ProposerUrlName, MeasureWords.Proposer),
        FilterGroup.Of(Facet.Here, "her", Texts.MeasFilterHere, [.. HereWords.All, MeasureFilter.Unstated], query["her"], MeasureWords.HereUrlName, MeasureWords.Here),
        FilterGroup.Of(Facet.Place, "hvor", Texts.MeasFilterPlace, [.. Places.All, MeasureFilter.Unstated], query["hvor"], MeasureWords.PlaceUrlName, MeasureWords.Place),
        FilterGroup.Of(Facet.Duration, "varighet", Texts.MeasFilterDuration, [.. Durations.All, MeasureFilter.Unstated], query["varighet"], MeasureWords.DurationUrlName, MeasureWords.Duration),
        FilterGroup.Of(Facet.Evidence, "virkning", Texts.MeasFilterEvidence, EvidenceKinds.All, query["virkning"], MeasureWords.EvidenceUrlName, MeasureWords.Evidence),
        FilterGroup.Of(Facet.Audience, "malgruppe", Texts.FilterAudience, Audiences.All, query["malgruppe"], Audiences.UrlName, Audiences.Label),
    ];
}
