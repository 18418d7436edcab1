using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class JobKindTests
{
    [Theory]
    [InlineData(null, "2026-11-21T06:59", "2026-11-21T07:00")]
    [InlineData(null, "2026-11-21T07:00", "2026-11-22T07:00")]
    [InlineData(IsoDayOfWeek.Thursday, "2026-11-21T07:00", "2026-11-26T07:00")]
    [InlineData(IsoDayOfWeek.Thursday, "2026-11-26T06:59", "2026-11-26T07:00")]
    [InlineData(IsoDayOfWeek.Thursday, "2026-11-26T07:00", "2026-12-03T07:00")]
    [InlineData(null, "2026-12-31T23:00", "2027-01-01T07:00")]
    public void Recurring_work_comes_at_its_clock_time_next(IsoDayOfWeek? day, string now, string next) =>
        Assert.Equal(Time(next), new Recurrence(day, new LocalTime(7, 0)).After(Time(now)));

    [Fact]
    public void The_next_time_is_always_after_now_and_within_a_week()
    {
        for (var hour = 0; hour < 24 * 20; hour++)
        {
            var now = Time("2027-03-20T00:30").PlusHours(hour);
            foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None))
            {
                var next = new Recurrence(day, new LocalTime(2, 30)).After(now);
                Assert.True(next > now && next <= now.PlusDays(7));
                Assert.Equal((day, new LocalTime(2, 30)), (next.DayOfWeek, next.TimeOfDay));
            }
        }
    }

    [Fact]
    public void There_is_one_attempt_more_than_pauses()
    {
        var kind = new JobKind("x", () => "x") { Pauses = [Duration.FromMinutes(1), Duration.FromMinutes(2)] };
        Assert.Equal([Duration.FromMinutes(1), Duration.FromMinutes(2), null], new[] { 1, 2, 3 }.Select(kind.PauseAfter));
        Assert.Null(kind.PauseAfter(0));
    }

    [Fact]
    public void A_change_of_a_meeting_comes_back_from_its_key()
    {
        var moved = new MeetingChange(Guid.NewGuid(), 7, Time("2027-03-11T09:00"), Time("2027-03-11T15:30"));
        Assert.Equal(moved, MeetingChange.Parse(moved.ToString()));
        var isNew = new MeetingChange(Guid.NewGuid(), 0, null, null);
        Assert.Equal(isNew, MeetingChange.Parse(isNew.ToString()));
        Assert.InRange(moved.ToString().Length, 1, Job.KeyLength);
        Assert.Throws<FormatException>(() => MeetingChange.Parse("x"));
    }

    private static LocalDateTime Time(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}
