using KunnskapsPortal.Measures;
using KunnskapsPortal.Measures.BrowseMeasures;
using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Rules.Tests.Measures;

public sealed class FilterGroupTests
{
    [Fact]
    public void The_address_may_use_the_norwegian_word_or_the_stored_name() =>
        Assert.Equal([Phases.Early, Phases.Week8], Group("tidlig", "week-8").Chosen);

    [Fact]
    public void Unknown_and_repeated_values_are_passed_over() =>
        Assert.Equal([Phases.Early], Group("tidlig", "early", "tidlig", "vinter", "").Chosen);

    [Fact]
    public void Nothing_in_the_address_chooses_nothing() => Assert.Empty(Group().Chosen);

    [Fact]
    public void Every_word_in_an_address_leads_back_to_its_own_stored_name()
    {
        Check(Needs.All, MeasureWords.NeedUrlName);
        Check(Phases.All, MeasureWords.PhaseUrlName);
        Check([.. TargetGroups.All, MeasureFilter.Unstated], MeasureWords.GroupUrlName);
        Check(Proposers.All, MeasureWords.ProposerUrlName);
        Check([.. Places.All, MeasureFilter.Unstated], MeasureWords.PlaceUrlName);
        Check([.. Durations.All, MeasureFilter.Unstated], MeasureWords.DurationUrlName);
        Check(EvidenceKinds.All, MeasureWords.EvidenceUrlName);
        Check([.. HereWords.All, MeasureFilter.Unstated], MeasureWords.HereUrlName);

        static void Check(IReadOnlyList<string> all, Func<string, string> urlName) => Assert.All(
            all, value => Assert.Equal([value], FilterGroup.Of(Facet.Need, "x", "", all, [urlName(value)], urlName, v => v).Chosen));
    }

    [Fact]
    public void A_group_that_parts_no_measures_is_left_out_unless_something_is_chosen_in_it()
    {
        var everywhere = new Dictionary<(Facet, string), int> { [(Facet.Phase, Phases.Early)] = 3 };
        Assert.Null(Group().With(everywhere, everywhere, 3));
        Assert.Equal([Phases.Early], Group("tidlig").With(everywhere, everywhere, 3)!.Chosen);
        Assert.Equal([(Phases.Early, 2)], Group().With(new Dictionary<(Facet, string), int> { [(Facet.Phase, Phases.Early)] = 2 }, everywhere, 4)!.Options.Select(o => (o.Stored, o.Count)));
    }

    private static FilterGroup Group(params string[] query) =>
        FilterGroup.Of(Facet.Phase, "fase", "", Phases.All, query, MeasureWords.PhaseUrlName, phase => phase);
}
