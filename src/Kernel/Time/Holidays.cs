using KunnskapsPortal.Kernel.Resources;
using NodaTime;

namespace KunnskapsPortal.Kernel.Time;

/// <summary>The days off that Norwegian law names, other than ordinary Sundays.</summary>
public enum RedDay
{
    NewYearsDay,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    AscensionDay,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    SecondChristmasDay,
}

/// <summary>
/// The red days of Norway, computed and not listed, for every year of the Gregorian calendar. Ten of them are in lov om
/// helligdager og helligdagsfred (24 February 1995 no. 12) § 2, which also names every Sunday; 1 and 17 May are in lov om
/// 1. og 17. mai som høgtidsdager (26 April 1947 no. 1). Christmas Eve, New Year's Eve and Easter Eve are not red days by these acts.
/// The movable days follow Easter Sunday, by the Gregorian computus.
/// </summary>
public static class Holidays
{
    private static readonly (RedDay Day, int Month, int Date)[] Fixed =
    [
        (RedDay.NewYearsDay, 1, 1), (RedDay.LabourDay, 5, 1), (RedDay.ConstitutionDay, 5, 17),
        (RedDay.ChristmasDay, 12, 25), (RedDay.SecondChristmasDay, 12, 26),
    ];

    private static readonly (RedDay Day, int FromEaster)[] Movable =
    [
        (RedDay.MaundyThursday, -3), (RedDay.GoodFriday, -2), (RedDay.EasterSunday, 0), (RedDay.EasterMonday, 1),
        (RedDay.AscensionDay, 39), (RedDay.WhitSunday, 49), (RedDay.WhitMonday, 50),
    ];

    /// <summary>Easter Sunday of the year: the Sunday after the first ecclesiastical full moon on or after 21 March.</summary>
    public static LocalDate EasterSunday(int year)
    {
        // The anonymous Gregorian computus (Meeus/Jones/Butcher), in its own letters.
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (19 * l)) / 433;
        var month = (h + l - (7 * m) + 90) / 25;
        var day = (h + l - (7 * m) + (33 * month) + 19) % 32;
        return new LocalDate(year, month, day);
    }

    /// <summary>The twelve days of the year in order of date. Two may fall on one date, as 1 May and Ascension Day did in 2008.</summary>
    public static IReadOnlyList<(LocalDate Date, RedDay Day)> In(int year)
    {
        var easter = EasterSunday(year);
        return
        [
            .. Fixed.Select(day => (new LocalDate(year, day.Month, day.Date), day.Day))
                .Concat(Movable.Select(day => (easter.PlusDays(day.FromEaster), day.Day))).OrderBy(day => day.Item1).ThenBy(day => day.Day),
        ];
    }

    /// <summary>The day that the date is; the first of the enum where it is two, null where it is none. An ordinary Sunday is none.</summary>
    public static RedDay? On(LocalDate date) =>
        In(date.Year).Where(day => day.Date == date).Select(day => (RedDay?)day.Day).FirstOrDefault();

    /// <summary>True on a Sunday and on every day of <see cref="In"/>.</summary>
    public static bool IsRed(LocalDate date) => date.DayOfWeek == IsoDayOfWeek.Sunday || On(date) is not null;

    /// <summary>True from Monday to Friday, except on red days.</summary>
    public static bool IsWorkday(LocalDate date) => date.DayOfWeek < IsoDayOfWeek.Saturday && !IsRed(date);

    /// <summary>What the day is called, in the reader's form: skjærtorsdag.</summary>
    public static string Name(RedDay day) => day switch
    {
        RedDay.NewYearsDay => Texts.RedNewYearsDay,
        RedDay.MaundyThursday => Texts.RedMaundyThursday,
        RedDay.GoodFriday => Texts.RedGoodFriday,
        RedDay.EasterSunday => Texts.RedEasterSunday,
        RedDay.EasterMonday => Texts.RedEasterMonday,
        RedDay.LabourDay => Texts.RedLabourDay,
        RedDay.ConstitutionDay => Texts.RedConstitutionDay,
        RedDay.AscensionDay => Texts.RedAscensionDay,
        RedDay.WhitSunday => Texts.RedWhitSunday,
        RedDay.WhitMonday => Texts.RedWhitMonday,
        RedDay.ChristmasDay => Texts.RedChristmasDay,
        _ => Texts.RedSecondChristmasDay,
    };
}
