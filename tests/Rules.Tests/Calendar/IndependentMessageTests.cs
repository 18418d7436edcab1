using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.Writing;
using KunnskapsPortal.Kernel.Time;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>What ical.js understands of calendar messages with any text in them, wherever its machine stands.</summary>
public sealed class IndependentMessageTests
{
    private static readonly string[] Always =
        ["uid", "sequence", "dtstamp", "last-modified", "dtstart", "dtend", "organizer", "attendee", "summary", "description", "location", "url", "status"];

    [Theory]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public async Task Any_message_is_read_back_with_the_same_instants_and_nothing_is_added(string zoneOfTheReader)
    {
        var texts = new List<string> { new('å', 1000), string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 143)), "\"'^;:,\\" };
        Prop.ForAll(AnyText.Any.ToArbitrary(), text => texts.Add(text)).QuickCheckThrowOnFailure();
        var messages = texts.Select((text, number) => new Message(number, text)).ToList();
        using var read = await IcalJs.ReadAsync("read-messages.mjs", JsonSerializer.Serialize(messages.Select(message => message.Written())), zoneOfTheReader);
        Assert.Equal(zoneOfTheReader, read.RootElement.GetProperty("zone").GetString());
        var found = read.RootElement.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(messages.Count, found.Count);
        for (var number = 0; number < messages.Count; number++)
            messages[number].IsSameAs(found[number]);
    }

    private sealed record Message(int Number, string Text)
    {
        private static readonly LocalDateTime[] Hard =
        [
            new(2027, 3, 28, 1, 30), new(2027, 3, 28, 2, 30), new(2027, 3, 28, 3, 0), new(2027, 10, 31, 1, 59), new(2027, 10, 31, 2, 30), new(2027, 10, 31, 3, 0),
        ];

        private CalendarMethod Method => Number % 3 == 0 ? CalendarMethod.Cancel : CalendarMethod.Request;

        private CalendarEvent Meeting => Meetings.Plain with
        {
            Uid = $"{Number}@kunnskapsportalen",
            Sequence = Number,
            Summary = "S" + Text,
            Description = "D" + Text,
            Location = "L" + Text,
            Starts = Hard[Number % Hard.Length],
            Ends = Hard[Number % Hard.Length].PlusHours(2),
        };

        private CalendarParties Parties => new("O" + Text, "kunnskapsportalen@portal.example", "A" + Text, "lege@legekontor.example");

        public string Written() => new IcsWriter().WriteMessage(Method, Meetings.Root, Meeting, Parties);

        public void IsSameAs(JsonElement message)
        {
            var kept = AnyText.Kept(Text);
            var name = kept.Replace('\\', '/');
            Assert.Equal(Method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST", message.GetProperty("method").GetString());
            var read = Assert.Single(message.GetProperty("events").EnumerateArray());
            var expected = Method == CalendarMethod.Cancel ? Always.Append("transp") : Always;
            Assert.Equal(expected, read.GetProperty("properties").EnumerateArray().Select(name => name.GetString()!));
            Assert.Equal(Meeting.Uid, read.GetProperty("uid").GetString());
            Assert.Equal(Number, read.GetProperty("sequence").GetInt32());
            Assert.Equal(Method == CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED", read.GetProperty("status").GetString());
            Assert.Equal("S" + kept, read.GetProperty("summary").GetString());
            Assert.Equal("D" + kept, read.GetProperty("description").GetString());
            Assert.Equal("L" + kept, read.GetProperty("location").GetString());
            Assert.Equal(Meeting.Starts.ToInstantInOslo(), Instant(read, "starts"));
            Assert.Equal(IcsTime.InZone(Meeting.Starts, Meeting.Ends).Ends.ToInstant(), Instant(read, "ends"));
            Assert.Equal(("mailto:kunnskapsportalen@portal.example", "O" + name), Person(read.GetProperty("organizer")));
            Assert.Equal(("mailto:lege@legekontor.example", "A" + name), Person(Assert.Single(read.GetProperty("attendees").EnumerateArray())));
        }

        private static (string? Address, string? Name) Person(JsonElement person) =>
            (person.GetProperty("address").GetString(), person.GetProperty("name").GetString());

        private static Instant Instant(JsonElement read, string name) => InstantPattern.ExtendedIso.Parse(read.GetProperty(name).GetString()!).Value;
    }
}
