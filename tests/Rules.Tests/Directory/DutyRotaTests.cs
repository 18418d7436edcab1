using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Directory.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

public sealed class DutyRotaTests
{
    private static readonly Guid A = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Guid B = new(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Guid C = new(3, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly LocalDateTime Now = new(2026, 11, 21, 13, 0);

    [Theory]
    [InlineData(9, 12, DutyOutcome.Overlaps)]
    [InlineData(11, 13, DutyOutcome.Overlaps)]
    [InlineData(8, 14, DutyOutcome.Overlaps)]
    [InlineData(12, 13, DutyOutcome.Done)]
    [InlineData(8, 9, DutyOutcome.Done)]
    [InlineData(13, 13, DutyOutcome.WrongTimes)]
    [InlineData(14, 13, DutyOutcome.WrongTimes)]
    public void A_shift_may_touch_another_of_the_same_person_but_share_no_time(int from, int to, DutyOutcome expected)
    {
        var there = Shift(A, Monday, 9, 12) with { Id = C };
        Assert.Equal(expected, DutyRota.Judge([Shift(A, Monday, from, to)], [there], Now));
        Assert.Equal(from < to ? DutyOutcome.Done : DutyOutcome.WrongTimes, DutyRota.Judge([Shift(B, Monday, from, to)], [there], Now));
        Assert.Equal(from < to ? DutyOutcome.Done : DutyOutcome.WrongTimes, DutyRota.Judge([Shift(A, Monday, from, to) with { Id = C }], [there], Now));
    }

    [Fact]
    public void A_shift_that_is_over_is_not_made() =>
        Assert.Equal(DutyOutcome.Past, DutyRota.Judge([Shift(A, Now.Date, 12, 13)], [], Now));

    /// <summary>However shifts are laid one after the other, what the rule lets in never clashes, and what it stops does.</summary>
    [Fact]
    public void What_is_let_in_never_clashes() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<(byte Person, byte Start, byte Length)>>(), tries =>
    {
        var there = new List<DutyTime>();
        foreach (var (person, start, length) in tries.Get)
        {
            var starts = Monday.AtMidnight().PlusMinutes(start % 90 * 15);
            var wanted = new DutyTime(Guid.Empty, person % 2 == 0 ? A : B, starts, starts.PlusMinutes((length % 5 + 1) * 15));
            if (!wanted.IsSound)
                continue;
            var clashes = there.Exists(time => time.PersonId == wanted.PersonId && time.Starts < wanted.Ends && wanted.Starts < time.Ends);
            Assert.Equal(clashes ? DutyOutcome.Overlaps : DutyOutcome.Done, DutyRota.Judge([wanted], there, Now));
            if (!clashes)
                there.Add(wanted with { Id = new Guid(there.Count + 10, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]) });
        }

        Assert.Empty(DutyRota.Clashes(there));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_is_away_or_gone_is_answered_for_by_the_deputy_and_else_by_nobody()
    {
        var shift = Shift(A, Monday, 9, 12);
        Assert.Equal(A, DutyRota.Answers(shift, B, Set(A, B), []));
        Assert.Equal(B, DutyRota.Answers(shift, B, Set(A, B), [new DutyAway(A, Monday, Monday)]));
        Assert.Equal(A, DutyRota.Answers(shift, B, Set(A, B), [new DutyAway(A, Monday.PlusDays(1), Monday.PlusDays(9))]));
        Assert.Equal(B, DutyRota.Answers(shift, B, Set(B), []));
        Assert.Null(DutyRota.Answers(shift, B, Set(A, B), [new DutyAway(A, Monday.PlusDays(-9), Monday), new DutyAway(B, Monday, Monday)]));
        Assert.Null(DutyRota.Answers(shift, null, Set(B), []));
    }

    [Fact]
    public void Gaps_are_workdays_without_anybody_and_holes_between_shifts()
    {
        // 24.12.2026 is a Thursday and a workday; the 25th is red and the 26th a Saturday.
        var christmas = new LocalDate(2026, 12, 24);
        var gaps = DutyRota.Gaps([Shift(A, christmas, 9, 11), Shift(B, christmas, 10, 10, 30), Shift(B, christmas, 12, 15)], christmas.PlusDays(-1), christmas.PlusDays(4));
        Assert.Equal(
            [new DutyGap(christmas.PlusDays(-1), null, null), new DutyGap(christmas, new LocalTime(11, 0), new LocalTime(12, 0)), new DutyGap(christmas.PlusDays(4), null, null)],
            gaps);
    }

    [Fact]
    public void A_pattern_gives_each_a_week_in_turn_with_the_next_as_deputy_and_leaves_red_days_out()
    {
        var pattern = new DutyPattern
        {
            From = new LocalDate(2026, 12, 23),
            Weeks = 3,
            Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday },
            Starts = new LocalTime(9, 0),
            Ends = new LocalTime(12, 0),
            People = [A, B],
            SkipsRedDays = true,
        };
        Assert.Equal(
            [
                (new LocalDate(2026, 12, 23), A, B), (new LocalDate(2026, 12, 28), B, A), (new LocalDate(2026, 12, 30), B, A),
                (new LocalDate(2027, 1, 4), A, B), (new LocalDate(2027, 1, 6), A, B), (new LocalDate(2027, 1, 8), A, B),
            ],
            pattern.Shifts().Select(s => (s.Time.Starts.Date, s.Time.PersonId, s.Deputy!.Value)));
        Assert.Contains(new LocalDate(2027, 1, 1), (pattern with { SkipsRedDays = false }).Shifts().Select(s => s.Time.Starts.Date));
        Assert.All((pattern with { People = [A] }).Shifts(), s => Assert.Null(s.Deputy));
        Assert.Equal(DutyOutcome.NothingChosen, (pattern with { People = [] }).Judge());
        Assert.Equal(DutyOutcome.WrongNumber, (pattern with { Weeks = 27 }).Judge());
        Assert.Equal(DutyOutcome.WrongTimes, (pattern with { Ends = new LocalTime(9, 0) }).Judge());
    }

    [Fact]
    public void The_next_change_is_the_very_moment_or_midnight()
    {
        var shift = Shift(A, Monday, 9, 12);
        Assert.Equal(Monday + new LocalTime(9, 0), DutyRota.NextChange([shift], Monday + new LocalTime(8, 59)));
        Assert.Equal(Monday + new LocalTime(12, 0), DutyRota.NextChange([shift], Monday + new LocalTime(9, 0)));
        Assert.Equal(Monday.PlusDays(1).AtMidnight(), DutyRota.NextChange([shift], Monday + new LocalTime(12, 0)));
    }

    private static HashSet<Guid> Set(params Guid[] people) => [.. people];

    private static DutyTime Shift(Guid person, LocalDate day, int from, int to, int minutes = 0) =>
        new(Guid.Empty, person, day + new LocalTime(from, 0), day + new LocalTime(to, minutes));
}
