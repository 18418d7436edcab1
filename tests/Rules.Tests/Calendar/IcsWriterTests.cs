using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Calendar;

public sealed class IcsWriterTests
{
    [Fact]
    public void The_feed_is_the_golden_file_to_the_byte()
    {
        var expected = File.ReadAllText(Repository.File("golden.ics.txt")).Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Equal(expected, Meetings.WriteFeed(Meetings.Golden).Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.All(SmallReader.Lines(Meetings.WriteFeed(Meetings.Golden)), line => Assert.InRange(line.Length, 1, 75));
    }

    [Fact]
    public void A_personal_feed_is_its_golden_file_to_the_byte()
    {
        var waiting = Meetings.Plain with
        {
            Uid = "venter@kunnskapsportalen",
            Sequence = 1,
            Summary = "Kollegamøte",
            Starts = new LocalDateTime(2027, 3, 1, 18, 0),
            Ends = new LocalDateTime(2027, 3, 1, 21, 0),
            IsTentative = true,
        };
        var events = Meetings.Golden.Select(meeting => new RootedEvent(Meetings.Root, meeting)).Prepend(new RootedEvent("https://portal.example/agder", waiting));
        var written = new IcsWriter().Write("Kunnskapsportalen: mine møter", new FeedAddress(null, Meetings.Root + "/kalender?mine=ja"), 60, events);
        Assert.Equal(File.ReadAllText(Repository.File("golden-personal.ics.txt")), written.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.All(SmallReader.Lines(written), line => Assert.InRange(line.Length, 1, 75));
    }

    [Theory]
    [InlineData(15, "-PT15M")]
    [InlineData(60, "-PT60M")]
    [InlineData(1440, "-P1D")]
    public void An_alarm_goes_before_each_meeting_that_takes_place(int minutes, string trigger)
    {
        RootedEvent[] events = [new(Meetings.Root, Meetings.Plain), new(Meetings.Root, Meetings.Plain with { Uid = "2@x", IsCancelled = true })];
        var written = SmallReader.Properties(new IcsWriter().Write("x", null, minutes, events));
        Assert.Equal([trigger], written.Where(property => property.Name == "TRIGGER").Select(property => property.Value));
    }

    [Fact]
    public void The_order_of_the_events_changes_nothing()
    {
        var many = Enumerable.Range(0, 20).Select(n => Meetings.Plain with { Uid = $"{n}@x", Starts = Meetings.Plain.Starts.PlusDays(n % 3) }).ToList();
        many = [.. many.Select(meeting => meeting with { Ends = meeting.Starts.PlusHours(1) })];
        Assert.Equal(Meetings.Write(many), Meetings.Write(Enumerable.Reverse(many)));
    }

    [Fact]
    public void Of_two_events_with_one_UID_the_last_state_is_written()
    {
        var written = Meetings.Write(Meetings.Plain with { Sequence = 1, Summary = "Ny" }, Meetings.Plain with { Summary = "Gammel" });
        Assert.Equal(["Ny"], SmallReader.Texts(written, "SUMMARY"));
    }

    [Fact]
    public void A_meeting_that_takes_place_is_confirmed_and_a_cancelled_one_is_cancelled_and_takes_no_time()
    {
        var held = SmallReader.Properties(Meetings.Write(Meetings.Plain));
        Assert.Contains(("STATUS", "CONFIRMED"), held);
        Assert.DoesNotContain(held, property => property.Name == "TRANSP");
        var cancelled = SmallReader.Properties(Meetings.Write(Meetings.Plain with { IsCancelled = true }));
        Assert.Contains(("STATUS", "CANCELLED"), cancelled);
        Assert.Contains(("TRANSP", "TRANSPARENT"), cancelled);
    }

    [Fact]
    public void The_note_is_for_lists_and_never_part_of_a_feed() =>
        Assert.DoesNotContain("ledige", Meetings.Write(Meetings.Plain with { Note = "9 ledige plasser" }), StringComparison.Ordinal);

    [Fact]
    public void Only_a_feed_says_where_it_stands()
    {
        Assert.DoesNotContain(SmallReader.Properties(Meetings.Write(Meetings.Plain)), property => property.Name.StartsWith("SOURCE", StringComparison.Ordinal));
        Assert.Contains(("SOURCE;VALUE=URI", "https://portal.example/innlandet/kalender.ics"), SmallReader.Properties(Meetings.WriteFeed([])));
    }

    [Fact]
    public void An_address_cannot_add_a_line_of_its_own()
    {
        var written = SmallReader.Properties(Meetings.Write(Meetings.Plain with { Address = "/kurs/a\r\nATTACH:x/å" }));
        Assert.DoesNotContain(written, property => property.Name == "ATTACH");
        Assert.Contains(("URL", "https://portal.example/innlandet/kurs/a%0D%0AATTACH:x/%C3%A5"), written);
    }

    [Theory]
    [InlineData("2027-03-28T01:59:00", ";TZID=Europe/Oslo", "20270328T015900", "20270328T035900")]
    [InlineData("2027-03-28T02:30:00", ";TZID=Europe/Oslo", "20270328T033000", "20270328T043000")]
    [InlineData("2027-03-28T03:00:00", ";TZID=Europe/Oslo", "20270328T030000", "20270328T050000")]
    [InlineData("2027-10-30T23:59:00", ";TZID=Europe/Oslo", "20271030T235900", "20271031T015900")]
    [InlineData("2027-10-31T00:30:00", "", "20271030T223000Z", "20271031T003000Z")]
    [InlineData("2027-10-31T02:30:00", "", "20271031T003000Z", "20271031T033000Z")]
    [InlineData("2027-10-31T03:00:00", ";TZID=Europe/Oslo", "20271031T030000", "20271031T050000")]
    public void A_skipped_time_is_moved_past_the_gap_and_one_that_occurs_twice_is_written_in_UTC(string starts, string zone, string from, string to)
    {
        var local = NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(starts).Value;
        var properties = SmallReader.Properties(Meetings.Write(Meetings.Plain with { Starts = local, Ends = local.PlusHours(2) }));
        Assert.Contains(("DTSTART" + zone, from), properties);
        Assert.Contains(("DTEND" + zone, to), properties);
    }

    [Fact]
    public void A_meeting_ends_after_it_starts_also_when_the_clocks_change()
    {
        var day = new LocalDate(2027, 3, 28);
        for (var minute = 0; minute < 300; minute += 15)
        {
            for (var length = 15; length < 300; length += 15)
            {
                var starts = day.AtMidnight().PlusMinutes(minute);
                var (from, to) = IcsTime.InZone(starts, starts.PlusMinutes(length));
                Assert.True(from.ToInstant() < to.ToInstant(), $"{from} {to}");
            }
        }
    }

    // The meaning of the two RRULE lines, computed by hand. That the lines say it is tested with ical.js.
    [Fact]
    public void The_clock_of_Oslo_changes_at_one_UTC_on_the_last_Sundays_of_March_and_October_from_1996_to_2100()
    {
        var first = LastSunday(1996, 3);
        var changes = Oslo.Zone.GetZoneIntervals(first, Instant.FromUtc(2100, 1, 1, 0, 0)).Select(interval => (interval.Start, interval.WallOffset));
        var expected = Enumerable.Range(1996, 2100 - 1996)
            .SelectMany(year => new[] { (LastSunday(year, 3), Offset.FromHours(2)), (LastSunday(year, 10), Offset.FromHours(1)) });
        Assert.Equal(expected, changes);
    }

    private static Instant LastSunday(int year, int month)
    {
        var day = new LocalDate(year, month, 31);
        while (day.DayOfWeek != IsoDayOfWeek.Sunday)
            day = day.PlusDays(-1);
        return day.At(new LocalTime(1, 0)).InUtc().ToInstant();
    }
}
