using System.Text.Json;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Time;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>What ical.js, a reader that others have written, understands of our files, wherever its machine stands.</summary>
public sealed class IndependentReaderTests
{
    [Theory]
    [InlineData("Europe/Oslo")]
    [InlineData("UTC")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public async Task Ical_js_reads_the_same_instants_UIDs_and_texts(string zoneOfTheReader)
    {
        var meetings = Enumerable.Range(0, 40).Select(Meeting).ToList();
        using var read = await IcalJs.ReadAsync("read-ics.mjs", Meetings.WriteFeed(meetings), zoneOfTheReader);
        Assert.Equal("Kunnskapsportalen Innlandet", read.RootElement.GetProperty("name").GetString());
        Assert.Equal(zoneOfTheReader, read.RootElement.GetProperty("zone").GetString());
        var events = read.RootElement.GetProperty("events").EnumerateArray().ToDictionary(found => found.GetProperty("uid").GetString()!);
        Assert.Equal(meetings.Count, events.Count);
        foreach (var meeting in meetings)
        {
            var found = events[meeting.Uid];
            Assert.Equal(meeting.Summary, found.GetProperty("summary").GetString());
            Assert.Equal(meeting.Description, found.GetProperty("description").GetString());
            Assert.Equal(meeting.Topics, found.GetProperty("categories").EnumerateArray().Select(topic => topic.GetString()!));
            Assert.Equal(meeting.Starts.ToInstantInOslo(), Read(found, "starts"));
            Assert.Equal(meeting.Ends.ToInstantInOslo(), Read(found, "ends"));
            Assert.Equal(meeting.ChangedAt, Read(found, "changed"));
        }
    }

    // Every ninth day from 20 March 2027, so both changes of the clock and the days on either side are among them.
    private static CalendarEvent Meeting(int number)
    {
        var starts = number switch
        {
            0 => new LocalDateTime(2027, 3, 28, 1, 30),
            1 => new LocalDateTime(2027, 3, 28, 2, 30),
            2 => new LocalDateTime(2027, 10, 31, 1, 59),
            3 => new LocalDateTime(2027, 10, 31, 2, 30),
            4 => new LocalDateTime(2027, 10, 31, 3, 0),
            _ => new LocalDateTime(2027, 3, 20, 8, 15).PlusDays(9 * number).PlusHours(number % 12),
        };
        return Meetings.Plain with
        {
            Uid = $"{number}@kunnskapsportalen",
            Summary = $"Møte {number}: gradering, 50 %; \\ «hvem?» 👨‍👩‍👧‍👦" + new string('å', number * 3),
            Description = $"Linje 1\n\nLinje {number}; slutt,\ttab",
            Topics = ["Sykmelding", "A, b; c"],
            Starts = starts,
            Ends = starts.PlusHours(3),
        };
    }

    private static Instant Read(JsonElement found, string name) =>
        InstantPattern.ExtendedIso.Parse(found.GetProperty(name).GetString()!).Value;
}
