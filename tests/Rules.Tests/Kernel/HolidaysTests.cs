using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Kernel;

public sealed class HolidaysTests
{
    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2019, 4, 21)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_falls_where_almanacs_say(int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), Holidays.EasterSunday(year));

    [Fact]
    public void The_red_days_of_2027_are_these() => Assert.Equal(
        [
            (new LocalDate(2027, 1, 1), RedDay.NewYearsDay), (new LocalDate(2027, 3, 25), RedDay.MaundyThursday),
            (new LocalDate(2027, 3, 26), RedDay.GoodFriday), (new LocalDate(2027, 3, 28), RedDay.EasterSunday),
            (new LocalDate(2027, 3, 29), RedDay.EasterMonday), (new LocalDate(2027, 5, 1), RedDay.LabourDay),
            (new LocalDate(2027, 5, 6), RedDay.AscensionDay), (new LocalDate(2027, 5, 16), RedDay.WhitSunday),
            (new LocalDate(2027, 5, 17), RedDay.ConstitutionDay), (new LocalDate(2027, 5, 17), RedDay.WhitMonday),
            (new LocalDate(2027, 12, 25), RedDay.ChristmasDay), (new LocalDate(2027, 12, 26), RedDay.SecondChristmasDay),
        ],
        Holidays.In(2027));

    [Fact]
    public void Two_days_on_one_date_and_days_that_are_not_red()
    {
        Assert.Equal(2, Holidays.In(2008).Count(day => day.Date == new LocalDate(2008, 5, 1)));
        Assert.Equal(RedDay.LabourDay, Holidays.On(new LocalDate(2008, 5, 1)));
        Assert.False(Holidays.IsRed(new LocalDate(2026, 12, 24)));
        Assert.True(Holidays.IsWorkday(new LocalDate(2026, 12, 24)));
        Assert.True(Holidays.IsRed(new LocalDate(2026, 11, 22)));
        Assert.False(Holidays.IsWorkday(new LocalDate(2026, 11, 21)));
    }

    /// <summary>Against another way of finding it: step by step from the golden number and the epact (Lilius and Clavius).</summary>
    [Fact]
    public void Easter_is_the_Sunday_after_the_full_moon_of_the_tables() => Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), seed =>
    {
        var year = 1583 + (seed.Get % 2500);
        var (golden, century) = ((year % 19) + 1, (year / 100) + 1);
        var solar = (3 * century / 4) - 12;
        var lunar = (((8 * century) + 5) / 25) - 5;
        var epact = ((((11 * golden) + 20 + lunar - solar) % 30) + 30) % 30;
        if (epact == 24 || (epact == 25 && golden > 11))
            epact++;
        var moon = 44 - epact;
        moon = moon < 21 ? moon + 30 : moon;
        var full = new LocalDate(year, 3, 1).PlusDays(moon - 1);
        Assert.Equal(full.Next(IsoDayOfWeek.Sunday), Holidays.EasterSunday(year));
    }).QuickCheckThrowOnFailure();
}
