using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Directory.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

public sealed class CallBackRulesTests
{
    private static readonly LocalDate Tuesday = new(2026, 12, 1);

    [Theory]
    [InlineData(18, 0, 19, 0, 10, 6)]
    [InlineData(18, 0, 19, 0, 15, 4)]
    [InlineData(18, 0, 19, 0, 20, 3)]
    [InlineData(18, 0, 18, 50, 20, 2)]
    [InlineData(18, 0, 18, 9, 10, 0)]
    public void Time_is_cut_in_whole_pieces(int fromHour, int fromMinute, int toHour, int toMinute, int minutes, int pieces)
    {
        var opening = new SlotOpening(Tuesday, new LocalTime(fromHour, fromMinute), new LocalTime(toHour, toMinute), minutes, 1);
        var made = opening.Pieces(Guid.Empty);
        Assert.Equal(pieces, made.Count);
        Assert.Equal(pieces == 0 ? DutyOutcome.WrongNumber : DutyOutcome.Done, opening.Judge());
        Assert.Empty(DutyRota.Clashes(made));
        Assert.All(made, piece => Assert.Equal(minutes, Period.Between(piece.Starts, piece.Ends, PeriodUnits.Minutes).Minutes));
        Assert.Equal(pieces * 4, (opening with { Weeks = 4 }).Pieces(Guid.Empty).Count);
    }

    [Theory]
    [InlineData(25, 1, DutyOutcome.WrongNumber)]
    [InlineData(10, 13, DutyOutcome.WrongNumber)]
    [InlineData(10, 12, DutyOutcome.Done)]
    public void Only_the_lengths_and_weeks_that_are_offered(int minutes, int weeks, DutyOutcome expected) =>
        Assert.Equal(expected, new SlotOpening(Tuesday, new LocalTime(18, 0), new LocalTime(19, 0), minutes, weeks).Judge());

    [Fact]
    public void Own_late_second_and_taken_are_refused_in_that_order()
    {
        var (physician, gp) = (new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
        var slot = new DutyTime(Guid.Empty, physician, Tuesday + new LocalTime(18, 0), Tuesday + new LocalTime(18, 20));
        var before = Tuesday + new LocalTime(17, 59);
        Assert.Equal(DutyOutcome.Done, CallBackRules.JudgeAsk(gp, slot, false, false, before));
        Assert.Equal(DutyOutcome.SlotTaken, CallBackRules.JudgeAsk(gp, slot, true, false, before));
        Assert.Equal(DutyOutcome.AlreadyWaiting, CallBackRules.JudgeAsk(gp, slot, true, true, before));
        Assert.Equal(DutyOutcome.Past, CallBackRules.JudgeAsk(gp, slot, true, true, Tuesday + new LocalTime(18, 0)));
        Assert.Equal(DutyOutcome.OwnSlot, CallBackRules.JudgeAsk(physician, slot, true, true, before));
    }

    [Fact]
    public void A_request_ends_once_and_never_comes_back()
    {
        foreach (var from in Enum.GetValues<CallState>())
        {
            foreach (var to in Enum.GetValues<CallState>())
                Assert.Equal(from == CallState.Asked && to != CallState.Asked, CallBackRules.MayBecome(from, to));
        }
    }

    [Theory]
    [InlineData("00 00 01 01", "00000101")]
    [InlineData(" 0000-0101 ", "00000101")]
    [InlineData("+47 00 00 01 01", "00000101")]
    [InlineData("0047 00000101", "00000101")]
    [InlineData("+46 8 000 000 00", "+46800000000")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("0000010", null)]
    [InlineData("01010112345", null)]
    [InlineData("000001 pasient", null)]
    [InlineData("+0000000000", null)]
    public void Only_a_number_can_be_written(string? typed, string? kept) => Assert.Equal(kept, CallBackRules.NumberFrom(typed));

    [Fact]
    public void Whatever_is_typed_nothing_but_a_number_is_kept() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), typed =>
    {
        var kept = CallBackRules.NumberFrom(typed);
        Assert.True(kept is null || (kept.TrimStart('+').All(char.IsAsciiDigit) && kept.Length is >= 8 and <= 16 && CallBackRules.NumberFrom(kept) == kept));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_wait_ends_at_the_slot_or_when_it_was_said_to_be_answered_before()
    {
        var asked = Instant.FromUtc(2026, 12, 1, 10, 0);
        Assert.Equal(Duration.FromHours(7), CallBackRules.Waited(asked, asked + Duration.FromHours(7), asked + Duration.FromHours(9)));
        Assert.Equal(Duration.FromHours(2), CallBackRules.Waited(asked, asked + Duration.FromHours(7), asked + Duration.FromHours(2)));
    }

    [Fact]
    public void A_request_is_moved_a_week_at_most_and_the_seventh_day_is_inside() =>
        Assert.Equal(new LocalDate(2026, 12, 8) + new LocalTime(18, 0), CallBackRules.LatestStart(Tuesday + new LocalTime(18, 0)));

    /// <summary>No figure rests on one to four people, each month is shown the same whatever other months there are, and what is passed on is counted.</summary>
    [Fact]
    public void No_figure_rests_on_few_and_none_depends_on_other_months() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<(byte Person, byte Month, byte End)>>(), seeds =>
    {
        var calls = seeds.Get.SelectMany(s => Enumerable.Range(0, 3).Select(more => new EndedCall(
            new Guid((s.Person + (more * 5)) % 12, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), new YearMonth(2026, (s.Month % 3) + 1), s.End % 3 == 0 ? Duration.FromHours(s.Person) : null)
        { IsPassedOn = s.End % 3 == 1 })).ToList();
        var figures = CallBackFigures.Of(calls);
        foreach (var month in calls.GroupBy(c => c.Month))
        {
            var ended = month.Where(c => !c.IsPassedOn).ToList();
            var (answered, expired, passed) = (ended.FindAll(c => c.Waited is not null), ended.FindAll(c => c.Waited is null), month.Where(c => c.IsPassedOn).ToList());
            var figure = figures.SingleOrDefault(f => f.Month == month.Key);
            Assert.Equal(People(ended) >= 5, figure is not null);
            Assert.Equal(figure, CallBackFigures.Of(month).SingleOrDefault());
            if (figure is null)
                continue;
            Assert.Equal(ended.Count, figure.Requests);
            Assert.Equal(People(answered) is 0 or >= 5 && People(expired) is 0 or >= 5 ? answered.Count : null, figure.Answered);
            Assert.Equal(People(passed) is 0 or >= 5 ? passed.Count : null, figure.PassedOn);
            Assert.Equal(People(answered) >= 5, figure.MedianWait is not null);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_median_is_the_middle()
    {
        Assert.Equal(Duration.FromHours(3), CallBackFigures.Median([Duration.FromHours(9), Duration.FromHours(1), Duration.FromHours(3)]));
        Assert.Equal(Duration.FromHours(2), CallBackFigures.Median([Duration.FromHours(9), Duration.FromHours(1), Duration.FromHours(3), Duration.FromHours(1)]));
    }

    private static int People(IEnumerable<EndedCall> calls) => calls.Select(c => c.PersonId).Distinct().Count();
}
