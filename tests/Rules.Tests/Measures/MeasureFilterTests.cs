using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Rules.Tests.Measures;

public sealed class MeasureFilterTests
{
    private static readonly MeasureFacts Meeting = new(
        () => "Tidlig dialogmøte når saken har stoppet opp. Både Nav og legen kan be om det.",
        new Dictionary<Facet, IReadOnlyCollection<string>>
        {
            [Facet.Phase] = [Phases.Early, Phases.Week8],
            [Facet.Proposer] = [Proposers.Gp, Proposers.Nav],
            [Facet.Audience] = [Audiences.Gp, Audiences.Counsellor],
        });

    // Small lists of values, so that what is generated often meets.
    private static readonly Dictionary<Facet, IReadOnlyList<string>> Small = new()
    {
        [Facet.Need] = Needs.All,
        [Facet.Phase] = Phases.All,
        [Facet.Group] = [TargetGroups.Employer, TargetGroups.NoEmployer, MeasureFilter.Unstated],
        [Facet.Duration] = [Durations.Once, Durations.Short, MeasureFilter.Unstated],
    };

    private static Gen<Dictionary<Facet, IReadOnlyCollection<string>>> Choices(bool canBeUnstated) =>
        from need in Subset(Needs.All)
        from phase in Subset(Phases.All)
        from target in Subset([.. Small[Facet.Group].Where(v => canBeUnstated || v != MeasureFilter.Unstated)])
        from duration in Subset([.. Small[Facet.Duration].Where(v => canBeUnstated || v != MeasureFilter.Unstated)])
        select new Dictionary<Facet, IReadOnlyCollection<string>>
        {
            [Facet.Need] = need,
            [Facet.Phase] = phase,
            [Facet.Group] = target,
            [Facet.Duration] = duration,
        };

    private static Gen<MeasureFilter> Filters =>
        from chosen in Choices(true)
        from words in Gen.Elements("", "arbeid", "nav")
        from facets in Gen.SubListOf(Small.Keys.ToArray())
        select new MeasureFilter(words, chosen.Where(one => facets.Contains(one.Key)).ToDictionary());

    private static Gen<MeasureFacts> Measures =>
        from stated in Choices(false)
        from text in Gen.Elements("Arbeid og Nav", "Arbeid", "Noe annet")
        select new MeasureFacts(() => text, stated);

    [Fact]
    public void An_empty_filter_accepts_every_measure()
    {
        Assert.True(Ask().IsEmpty);
        Assert.True(Ask().Accepts(Meeting));
        Assert.True(Ask(words: "  ").IsEmpty);
    }

    [Fact]
    public void One_of_the_values_in_a_group_is_enough() =>
        Assert.True(Ask(phases: [Phases.Week26, Phases.Week8]).Accepts(Meeting));

    [Theory]
    [InlineData(Phases.Week26, Proposers.Gp, Audiences.Gp)]
    [InlineData(Phases.Early, Proposers.Employer, Audiences.Gp)]
    [InlineData(Phases.Early, Proposers.Gp, Audiences.ChiefPhysician)]
    public void Every_group_must_be_answered(string phase, string proposer, string audience) =>
        Assert.False(Ask(phases: [phase], proposers: [proposer], audiences: [audience]).Accepts(Meeting));

    [Theory]
    [InlineData("DIALOGMØTE")]
    [InlineData("dialogmote")]
    [InlineData("nar stoppet")]
    [InlineData("baade", false)]
    [InlineData("dialogmøte rehabilitering", false)]
    public void Every_word_must_occur_whatever_its_case_and_accents(string words, bool accepted = true) =>
        Assert.Equal(accepted, Ask(words: words).Accepts(Meeting));

    [Fact]
    public void The_text_is_not_asked_for_without_words()
    {
        var measure = Meeting with { Text = () => throw new InvalidOperationException("not needed") };
        Assert.True(Ask(phases: [Phases.Early]).Accepts(measure));
        Assert.Equal(1, Ask(phases: [Phases.Early]).Count([measure])[(Facet.Proposer, Proposers.Nav)]);
    }

    [Fact]
    public void What_the_sources_do_not_state_is_found_by_asking_for_that()
    {
        var ask = new MeasureFilter("", new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Duration] = [MeasureFilter.Unstated] });
        Assert.True(ask.Accepts(Meeting));
        Assert.False(ask.Accepts(new MeasureFacts(() => "", new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Duration] = [Durations.Once] })));
    }

    [Fact]
    public void More_values_in_a_group_never_give_fewer_measures() => Prop.ForAll(
        Filters.ToArbitrary(), Measures.ToArbitrary(), Gen.Elements(Needs.All.ToArray()).ToArbitrary(),
        (filter, measure, more) =>
        {
            var needs = filter.Chosen.GetValueOrDefault(Facet.Need) ?? [];
            if (needs.Count == 0)
                return true;
            var wider = filter with { Chosen = new Dictionary<Facet, IReadOnlyCollection<string>>(filter.Chosen) { [Facet.Need] = [.. needs, more] } };
            return !filter.Accepts(measure) || wider.Accepts(measure);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_further_group_or_word_never_gives_more_measures() => Prop.ForAll(
        Filters.ToArbitrary(), Measures.ToArbitrary(),
        (filter, measure) => !filter.Accepts(measure) || filter.Chosen.Keys.All(facet =>
            (filter with { Words = "", Chosen = filter.Chosen.Where(group => group.Key != facet).ToDictionary() }).Accepts(measure)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_number_beside_a_value_is_what_choosing_it_alone_in_its_group_would_show() => Prop.ForAll(
        Filters.ToArbitrary(), Measures.ListOf(6).ToArbitrary(),
        (filter, measures) =>
        {
            var counts = filter.Count([.. measures]);
            return Small.All(group => group.Value.All(value =>
            {
                var alone = filter with { Chosen = new Dictionary<Facet, IReadOnlyCollection<string>>(filter.Chosen) { [group.Key] = [value] } };
                return counts.GetValueOrDefault((group.Key, value)) == measures.Count(alone.Accepts);
            }));
        }).QuickCheckThrowOnFailure();

    private static Gen<IReadOnlyCollection<string>> Subset(IReadOnlyList<string> all) => Gen.SubListOf(all.ToArray()).Select(list => (IReadOnlyCollection<string>)[.. list]);

    private static MeasureFilter Ask(string words = "", string[]? phases = null, string[]? proposers = null, string[]? audiences = null) =>
        new(words, new Dictionary<Facet, IReadOnlyCollection<string>>
        {
            [Facet.Phase] = phases ?? [],
            [Facet.Proposer] = proposers ?? [],
            [Facet.Audience] = audiences ?? [],
        });
}
