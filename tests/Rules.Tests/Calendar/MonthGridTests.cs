using System.Globalization;
using KunnskapsPortal.Calendar.BrowseCalendar;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Calendar;

public sealed class MonthGridTests
{
    private static readonly LocalDate Today = new(2027, 3, 11);

    public MonthGridTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb-NO");

    [Theory]
    [InlineData(2027, 3, 9, 13, "01.03", "04.04")]
    [InlineData(2027, 1, 53, 4, "28.12", "31.01")]
    [InlineData(2027, 2, 5, 8, "01.02", "28.02")]
    [InlineData(2026, 12, 49, 53, "30.11", "03.01")]
    public void A_month_is_whole_weeks_from_Monday_with_the_numbers_of_ISO_8601(int year, int month, int first, int last, string from, string to)
    {
        var grid = MonthGrid.Of(new YearMonth(year, month), Today, []);
        Assert.Equal((first, last), (grid.Weeks[0].Number, grid.Weeks[^1].Number));
        Assert.All(grid.Weeks, week => Assert.Equal(7, week.Days.Count));
        Assert.Equal((from, to), (Short(grid.Weeks[0].Days[0]), Short(grid.Weeks[^1].Days[^1])));
        Assert.True(grid.IsEmpty);
    }

    [Fact]
    public void A_meeting_stands_in_each_of_its_days_and_with_its_hour_in_the_first()
    {
        var row = Row(new LocalDateTime(2027, 3, 11, 9, 0), new LocalDateTime(2027, 3, 12, 15, 30));
        var days = MonthGrid.Of(new YearMonth(2027, 3), Today, [row]).Weeks.SelectMany(week => week.Days).Where(day => day.Rows.Count > 0).ToList();
        Assert.Equal([11, 12], days.Select(day => day.Date.Day));
        Assert.Equal("09.00", days[0].ClockOf(row));
        Assert.Null(days[1].ClockOf(row));
    }

    [Fact]
    public void A_meeting_that_ends_at_midnight_does_not_reach_into_the_next_day()
    {
        var row = Row(new LocalDateTime(2027, 3, 11, 20, 0), new LocalDateTime(2027, 3, 12, 0, 0));
        Assert.Single(MonthGrid.Of(new YearMonth(2027, 3), Today, [row]).Weeks.SelectMany(week => week.Days), day => day.Rows.Count > 0);
    }

    [Fact]
    public void Today_is_marked_once_and_said()
    {
        var day = Assert.Single(MonthGrid.Of(new YearMonth(2027, 3), Today, []).Weeks.SelectMany(week => week.Days), day => day.IsToday);
        Assert.Equal("Torsdag 11. mars 2027, i dag", day.Name);
    }

    [Theory]
    [InlineData("2027-03", true)]
    [InlineData("2027-13", false)]
    [InlineData("2027-3", false)]
    [InlineData("x", false)]
    [InlineData(null, false)]
    public void Only_a_whole_month_is_read_from_an_address(string? text, bool isMonth) => Assert.Equal(isMonth, MonthGrid.Parse(text) is not null);

    private static EventRow Row(LocalDateTime starts, LocalDateTime ends) => new(Meetings.Plain with { Starts = starts, Ends = ends });

    private static string Short(GridDay day) => day.Date.ToString("dd.MM", CultureInfo.InvariantCulture);
}
