using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>Shifts of several weeks in one go: the physicians have a week each, in turn, and the next in turn is the deputy.</summary>
public sealed record DutyPattern
{
    public const int LongestWeeks = 26;

    /// <summary>A day of the first week; the days before it are not made.</summary>
    public required LocalDate From { get; init; }

    public required int Weeks { get; init; }

    public required IReadOnlySet<IsoDayOfWeek> Days { get; init; }

    public required LocalTime Starts { get; init; }

    public required LocalTime Ends { get; init; }

    /// <summary>In turn; the first has the first week.</summary>
    public required IReadOnlyList<Guid> People { get; init; }

    /// <summary>Red days are left out.</summary>
    public required bool SkipsRedDays { get; init; }

    /// <summary>What is wrong with the pattern itself; done where nothing is.</summary>
    public DutyOutcome Judge() =>
        People.Count == 0 || Days.Count == 0 ? DutyOutcome.NothingChosen
        : Starts >= Ends ? DutyOutcome.WrongTimes
        : Weeks is < 1 or > LongestWeeks || Shifts().Count == 0 ? DutyOutcome.WrongNumber
        : DutyOutcome.Done;

    /// <summary>The shifts in order of time, each with its deputy; without one where a single physician has them all.</summary>
    public IReadOnlyList<(DutyTime Time, Guid? Deputy)> Shifts()
    {
        var monday = From.DayOfWeek == IsoDayOfWeek.Monday ? From : From.Previous(IsoDayOfWeek.Monday);
        var made = new List<(DutyTime, Guid?)>();
        for (var week = 0; week < Weeks; week++)
        {
            var person = People[week % People.Count];
            var deputy = People[(week + 1) % People.Count];
            for (var day = monday.PlusWeeks(week); day < monday.PlusWeeks(week + 1); day = day.PlusDays(1))
            {
                if (day >= From && Days.Contains(day.DayOfWeek) && !(SkipsRedDays && Holidays.IsRed(day)))
                    made.Add((new DutyTime(Guid.Empty, person, day + Starts, day + Ends), deputy == person ? null : deputy));
            }
        }

        return made;
    }
}
