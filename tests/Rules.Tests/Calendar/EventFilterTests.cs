using System.Globalization;
using KunnskapsPortal.Calendar.BrowseCalendar;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Calendar;

public sealed class EventFilterTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("", " ", true)]
    [InlineData("sykmelding", null, true)]
    [InlineData("Sykmeld", null, false)]
    [InlineData(null, "hamar", true)]
    [InlineData(null, "mjøsa hamar", true)]
    [InlineData(null, "MJØSA", true)]
    [InlineData(null, "Gjøvik", false)]
    [InlineData("Gradering", "Hamar", false)]
    public void A_meeting_passes_when_it_has_the_topic_and_all_words_of_the_place(string? topic, string? place, bool passes)
    {
        var meeting = Meetings.Plain with { Topics = ["Sykmelding"], Location = "Nav Hamar, møterom Mjøsa" };
        Assert.Equal(passes, new EventFilter(topic, place).Lets(meeting));
    }

    [Fact]
    public void A_meeting_without_place_is_found_by_no_place_word() =>
        Assert.False(new EventFilter(null, "Hamar").Lets(Meetings.Plain with { Location = null }));

    [Fact]
    public void A_meeting_stands_in_the_month_that_it_starts_in()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");
        var months = EventMonth.Group(
        [
            new EventRow(Meetings.Plain with { Starts = new LocalDateTime(2027, 1, 31, 20, 0), Ends = new LocalDateTime(2027, 2, 1, 10, 0) }),
            new EventRow(Meetings.Plain with { Starts = new LocalDateTime(2027, 2, 1, 8, 0), Ends = new LocalDateTime(2027, 2, 1, 10, 0) }),
        ]);
        Assert.Equal(["Januar 2027", "Februar 2027"], months.Select(month => month.Heading));
        Assert.Equal("Mandag kl. 08.00–10.00", months[1].Rows[0].When);
        Assert.Equal("Søndag 31. januar 2027 kl. 20.00 – mandag 1. februar 2027 kl. 10.00", months[0].Rows[0].When);
    }

    [Fact]
    public void Digital_only_lets_through_what_one_can_follow_from_the_desk()
    {
        var filter = new EventFilter(null, null, IsDigital: true);
        Assert.False(filter.IsEmpty);
        Assert.False(filter.Lets(Meetings.Plain));
        Assert.True(filter.Lets(Meetings.Plain with { IsDigital = true }));
    }

    [Fact]
    public void Ones_own_place_is_shown_instead_of_the_seats_left_and_a_place_given_up_is_not()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb-NO");
        var row = new EventRow(Meetings.Plain with { Note = "9 ledige plasser" });
        Assert.Equal("Du har plass", (row with { Own = row.Event }).Note);
        Assert.Equal("Du står på venteliste", (row with { Own = row.Event with { IsTentative = true } }).Note);
        Assert.Equal("9 ledige plasser", (row with { Own = row.Event with { IsCancelled = true } }).Note);
        Assert.Equal("Avlyst", (row with { Event = row.Event with { IsCancelled = true }, Own = row.Event }).Note);
    }

    [Fact]
    public void A_cancellation_is_shown_instead_of_the_note()
    {
        Assert.Equal("Avlyst", new EventRow(Meetings.Plain with { IsCancelled = true, Note = "9 ledige plasser" }).Note);
        Assert.Equal("9 ledige plasser", new EventRow(Meetings.Plain with { Note = "9 ledige plasser" }).Note);
    }
}
