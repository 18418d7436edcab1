using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Measures.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Measures;

public sealed class LocalRuleTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly LocalStatement Right = new(OfferState.Offered, 4, 8, Today, "nav-kontoret", "Ring først.");

    [Fact]
    public void A_whole_statement_is_kept() => Assert.Empty(LocalRules.Judge(Right, Today));

    [Theory]
    [InlineData(8, 4, LocalRefusal.WaitOrder)]
    [InlineData(null, 4, LocalRefusal.WaitOrder)]
    [InlineData(4, 105, LocalRefusal.WaitOutside)]
    public void A_waiting_time_goes_from_the_shortest_to_the_longest(int? from, int? to, LocalRefusal refusal) =>
        Assert.Equal([refusal], LocalRules.Judge(Right with { WaitFrom = from, WaitTo = to }, Today));

    [Theory]
    [InlineData(OfferState.NotOffered)]
    [InlineData(OfferState.Unknown)]
    public void Only_what_is_offered_has_a_waiting_time(OfferState state) =>
        Assert.Equal([LocalRefusal.WaitWithoutOffer], LocalRules.Judge(Right with { State = state }, Today));

    [Theory]
    [InlineData("../admin")]
    [InlineData("https://example.no/x")]
    [InlineData("Nav Kontoret")]
    public void A_contact_is_the_last_part_of_an_address_in_the_directory(string contact) =>
        Assert.Equal([LocalRefusal.NotContact], LocalRules.Judge(Right with { Contact = contact }, Today));

    [Fact]
    public void A_contact_that_is_not_in_the_directory_is_refused()
    {
        Assert.Empty(LocalRules.Judge(Right, Today, new HashSet<string> { "nav-kontoret" }));
        Assert.Equal([LocalRefusal.UnknownContact], LocalRules.Judge(Right, Today, new HashSet<string> { "nav-kontor" }));
        Assert.Empty(LocalRules.Judge(Right with { Contact = "" }, Today, new HashSet<string>()));
    }

    [Fact]
    public void Dates_ahead_and_more_than_a_year_back_and_long_notes_are_refused()
    {
        Assert.Equal([LocalRefusal.DateAhead], LocalRules.Judge(Right with { ReportedOn = Today.PlusDays(1) }, Today));
        Assert.Equal([LocalRefusal.DateTooOld], LocalRules.Judge(Right with { ReportedOn = Today.PlusDays(-367) }, Today));
        Assert.Equal([LocalRefusal.NoteTooLong], LocalRules.Judge(Right with { Note = new string('a', 241) }, Today));
        Assert.Equal([LocalRefusal.PatientData], LocalRules.Judge(Right with { Note = "Gjelder 13097248022" }, Today));
    }

    [Fact]
    public void A_statement_turns_amber_on_the_day_that_is_foretold() => Prop.ForAll(
        Gen.Choose(0, 400).ToArbitrary(),
        age =>
        {
            var reported = Today.PlusDays(-age);
            return LocalRules.NextChange(reported, Today) is { } day
                ? day > Today && LocalRules.IsAgeing(reported, day) && !LocalRules.IsAgeing(reported, day.PlusDays(-1))
                : LocalRules.IsAgeing(reported, Today);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_who_offers_it_is_enough_and_only_the_region_says_no_for_all()
    {
        Assert.Equal(HereWords.Offered, LocalRules.Together([(true, OfferState.NotOffered), (false, OfferState.Offered)]));
        Assert.Equal(HereWords.NotOffered, LocalRules.Together([(true, OfferState.NotOffered), (false, OfferState.Unknown)]));
        Assert.Null(LocalRules.Together([(false, OfferState.NotOffered)]));
        Assert.Null(LocalRules.Together([(true, OfferState.Unknown)]));
        Assert.Null(LocalRules.Together([]));
    }

    [Theory]
    [InlineData("", false, "Nav Hamar", false)]
    [InlineData("nav-hamar", false, " NAV Hamar ", true)]
    [InlineData("nav-gjovik", false, "Nav Hamar", false)]
    [InlineData("nav-hamar", false, null, false)]
    [InlineData("x", false, "", false)]
    [InlineData("", true, null, true)]
    [InlineData("nav-gjovik", true, null, true)]
    public void An_office_editor_keeps_the_own_office_and_a_publisher_every_area(string area, bool mayPublish, string? office, bool may) =>
        Assert.Equal(may, LocalRules.MayKeep(area, mayPublish, office));

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, Durations.Once)]
    [InlineData(1, Durations.Short)]
    [InlineData(12, Durations.Short)]
    [InlineData(13, Durations.Medium)]
    [InlineData(26, Durations.Medium)]
    [InlineData(27, Durations.Long)]
    public void How_long_a_measure_lasts_is_read_from_its_weeks(int? weeks, string? said) => Assert.Equal(said, Durations.Of(weeks));
}
