using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Measures;
using KunnskapsPortal.Measures.Domain;

namespace KunnskapsPortal.Rules.Tests.Measures;

public sealed class PhaseTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public PhaseTests() => CultureInfo.CurrentUICulture = new CultureInfo("nb-NO");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void Phases_beside_each_other_are_one_stretch() =>
        Assert.Equal(
            [(Phases.Early, Phases.Week8), (Phases.After, Phases.After)],
            Phases.Stretches([Phases.After, Phases.Week8, Phases.Early]));

    [Fact]
    public void Stretches_hold_the_phases_they_were_made_of_and_no_others() => Prop.ForAll(
        Gen.SubListOf(Phases.All.ToArray()).ToArbitrary(),
        phases => Phases.Stretches([.. phases])
            .SelectMany(s => Phases.All.SkipWhile(p => p != s.First).TakeWhile(p => p != s.Last).Append(s.Last))
            .SequenceEqual(Phases.All.Where(phases.Contains))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Tidlig, uke 8", Phases.Early, Phases.Week8)]
    [InlineData("Uke 8, uke 26", Phases.Week26, Phases.Week8)]
    [InlineData("Fra uke 8", Phases.Week8, Phases.Week26, Phases.Week39, Phases.After)]
    [InlineData("Etter ett år", Phases.After)]
    [InlineData("Hele veien", Phases.Early, Phases.Week8, Phases.Week26, Phases.Week39, Phases.After)]
    public void When_a_measure_fits_is_said_as_short_as_it_can_be(string said, params string[] phases) =>
        Assert.Equal(said, MeasureWords.When(phases));

    [Fact]
    public void Who_can_propose_is_one_sentence_in_a_fixed_order() =>
        Assert.Equal("Legen, Nav", MeasureWords.Who([Proposers.Nav, Proposers.Gp]));
}
