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
    public void Nothing_in_the_address_chooses_nothing() => Assert.Empty(Group(null!).Chosen);

    [Fact]
    public void Every_word_in_an_address_leads_back_to_its_own_stored_name()
    {
        Assert.All(Phases.All, phase => Assert.Equal([phase], Group(MeasureWords.PhaseUrlName(phase)).Chosen));
        Assert.All(Proposers.All, proposer => Assert.Equal(
            [proposer],
            FilterGroup.Of("fra", "", Proposers.All, [MeasureWords.ProposerUrlName(proposer)], MeasureWords.ProposerUrlName, p => p).Chosen));
    }

    private static FilterGroup Group(params string[] query) =>
        FilterGroup.Of("fase", "", Phases.All, query, MeasureWords.PhaseUrlName, phase => phase);
}
