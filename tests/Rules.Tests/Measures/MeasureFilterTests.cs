using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Rules.Tests.Measures;

public sealed class MeasureFilterTests
{
    private static readonly MeasureFacts Meeting = new(
        () => "Tidlig dialogmøte når saken har stoppet opp. Både Nav og legen kan be om det.",
        [Phases.Early, Phases.Week8], [Proposers.Gp, Proposers.Nav], [Audiences.Gp, Audiences.Counsellor]);

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
    }

    [Fact]
    public void More_values_in_a_group_never_give_fewer_measures() => Prop.ForAll(
        Subset(Phases.All).ToArbitrary(), Subset(Phases.All).ToArbitrary(), Subset(Phases.All).ToArbitrary(),
        (chosen, more, has) =>
        {
            var measure = Meeting with { Phases = has };
            return chosen.Length == 0 || !Ask(phases: chosen).Accepts(measure) || Ask(phases: [.. chosen, .. more]).Accepts(measure);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_further_group_never_gives_more_measures() => Prop.ForAll(
        Subset(Phases.All).ToArbitrary(), Subset(Proposers.All).ToArbitrary(),
        (phases, proposers) => !Ask(phases: phases, proposers: proposers).Accepts(Meeting) || Ask(phases: phases).Accepts(Meeting))
        .QuickCheckThrowOnFailure();

    private static Gen<string[]> Subset(IReadOnlyList<string> all) => Gen.SubListOf(all.ToArray()).Select(list => list.ToArray());

    private static MeasureFilter Ask(string words = "", string[]? phases = null, string[]? proposers = null, string[]? audiences = null) =>
        new(words, phases ?? [], proposers ?? [], audiences ?? []);
}
