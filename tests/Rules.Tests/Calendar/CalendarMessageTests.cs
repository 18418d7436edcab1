using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Calendar.Writing;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Calendar;

/// <summary>Messages about one meeting to one person (RFC 5546, 6047), read octet by octet.</summary>
public sealed class CalendarMessageTests
{
    public static readonly CalendarParties Parties = new(
        "Kunnskapsportalen Innlandet", "kunnskapsportalen@portal.example", "Kari \"Kaja\" Nordmann; lege, Hamar", "kari+kurs@legekontor.example");

    [Fact]
    public void A_request_and_a_cancellation_are_the_golden_files_to_the_byte()
    {
        var meeting = Meetings.Golden[0] with { Sequence = 3 };
        Assert.Equal(Golden("request"), Plain(Write(CalendarMethod.Request, meeting)));
        Assert.Equal(Golden("cancel"), Plain(Write(CalendarMethod.Cancel, meeting with { Sequence = 4 })));
    }

    [Fact]
    public void It_names_the_organiser_and_one_attendee_and_nobody_else()
    {
        var properties = SmallReader.Properties(Write(CalendarMethod.Request, Meetings.Plain));
        Assert.Single(properties, property => property.Name.StartsWith("ORGANIZER", StringComparison.Ordinal));
        Assert.Single(properties, property => property.Name.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Equal(2, properties.Count(property => property.Value.Contains("mailto:", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(false, "CONFIRMED", "ACCEPTED")]
    [InlineData(true, "TENTATIVE", "TENTATIVE")]
    public void One_who_waits_is_asked_tentatively(bool waits, string status, string part)
    {
        var written = Write(CalendarMethod.Request, Meetings.Plain with { IsTentative = waits });
        Assert.Contains(("STATUS", status), SmallReader.Properties(written));
        Assert.Contains($"PARTSTAT={part};RSVP=FALSE;", written.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancellation_says_so_twice_and_takes_no_time()
    {
        // Whether the meeting is off for all or the person has given up the place: their copy ends.
        foreach (var meeting in new[] { Meetings.Plain, Meetings.Plain with { IsCancelled = true } })
        {
            var properties = SmallReader.Properties(Write(CalendarMethod.Cancel, meeting));
            Assert.Contains(("METHOD", "CANCEL"), properties);
            Assert.Contains(("STATUS", "CANCELLED"), properties);
            Assert.Contains(("TRANSP", "TRANSPARENT"), properties);
        }
    }

    [Fact]
    public void Nobody_is_asked_to_a_meeting_that_is_cancelled() =>
        Assert.Throws<ArgumentException>(() => Write(CalendarMethod.Request, Meetings.Plain with { IsCancelled = true }));

    [Fact]
    public void A_moved_a_renamed_and_a_cancelled_meeting_keep_the_UID_and_raise_the_sequence()
    {
        var first = Meetings.Plain;
        var moved = first with { Sequence = 1, Starts = first.Starts.PlusDays(7), Ends = first.Ends.PlusDays(7), ChangedAt = first.ChangedAt + Duration.FromDays(1) };
        var renamed = moved with { Sequence = 2, Summary = "Nytt navn", ChangedAt = moved.ChangedAt + Duration.FromDays(1) };
        var gone = renamed with { Sequence = 3, IsCancelled = true, ChangedAt = renamed.ChangedAt + Duration.FromDays(1) };
        var written = new[]
        {
            Write(CalendarMethod.Request, first), Write(CalendarMethod.Request, moved), Write(CalendarMethod.Request, renamed), Write(CalendarMethod.Cancel, gone),
        }.Select(text => SmallReader.Properties(text).ToLookup(property => property.Name, property => property.Value)).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "REQUEST", "CANCEL"], written.Select(all => all["METHOD"].Single()));
        Assert.All(written, all => Assert.Equal(first.Uid, all["UID"].Single()));
        Assert.Equal(["0", "1", "2", "3"], written.Select(all => all["SEQUENCE"].Single()));
        var stamps = written.Select(all => all["DTSTAMP"].Single()).ToList();
        Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
        Assert.Equal(4, stamps.Distinct().Count());
    }

    [Theory]
    [InlineData("Kari", "\"Kari\"")]
    [InlineData("a\"b", "\"a^'b\"")]
    [InlineData("a^b", "\"a^^b\"")]
    [InlineData("a\r\nATTENDEE:x", "\"a^nATTENDEE:x\"")]
    [InlineData("a;b,c:d\\e", "\"a;b,c:d/e\"")]
    [InlineData("\0\u0007\u001f\u007f\u009fborte\t", "\"borte\t\"")]
    [InlineData("", "\"\"")]
    public void A_parameter_is_quoted_and_escaped_as_RFC_6868_says(string text, string expected) => Assert.Equal(expected, IcsText.Parameter(text));

    [Theory]
    [InlineData("kari+kurs@legekontor.example", "mailto:kari+kurs@legekontor.example")]
    [InlineData("o'hara_1@x-y.example", "mailto:o'hara_1@x-y.example")]
    [InlineData("kåre@blåbær.example", "mailto:k%C3%A5re@bl%C3%A5b%C3%A6r.example")]
    [InlineData("a\r\nATTACH:x@y.example", "mailto:a%0D%0AATTACH%3Ax@y.example")]
    [InlineData("a?cc=b@y.example", "mailto:a%3Fcc%3Db@y.example")]
    public void An_address_is_percent_encoded(string address, string expected) => Assert.Equal(expected, IcsText.MailTo(address));

    public static string Write(CalendarMethod method, CalendarEvent meeting, CalendarParties? parties = null) =>
        new IcsWriter().WriteMessage(method, Meetings.Root, meeting, parties ?? Parties);

    private static string Golden(string name) => Plain(File.ReadAllText(Repository.File($"golden-{name}.ics.txt")));

    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
