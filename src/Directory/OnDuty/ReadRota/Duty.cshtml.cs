using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Time;
using NodaTime;
using NodaTime.Calendars;

namespace KunnskapsPortal.Directory.OnDuty.ReadRota;

/// <summary>One day of the rota.</summary>
public sealed record DutyDay(LocalDate Date, RedDay? Red, IReadOnlyList<ShiftView> Shifts, bool IsToday);

/// <summary>A week of the rota to come.</summary>
public sealed record DutyWeek(int Number, LocalDate Monday, IReadOnlyList<ShiftView> Shifts);

/// <summary>Who answers now, this week and next; for members also in the weeks to come. Six queries.</summary>
[CachedPage]
public sealed class DutyModel(DutyAccess access, DutyReader reader, IClock clock) : DutyPageModel(access)
{
    private const int WeeksAhead = 8;

    protected override DutyDoor Door => DutyDoor.Everyone;

    public IReadOnlyList<ShiftView> Now { get; private set; } = [];

    /// <summary>The next that begins; null where none is planned.</summary>
    public ShiftView? Next { get; private set; }

    public IReadOnlyList<DutyDay> Week { get; private set; } = [];

    /// <summary>For members; none for others.</summary>
    public IReadOnlyList<DutyWeek> Coming { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.NowInOslo();
        var monday = now.DayOfWeek == IsoDayOfWeek.Monday ? now.Date : now.Date.Previous(IsoDayOfWeek.Monday);
        var plan = await reader.PlanAsync(monday, monday.PlusWeeks(WeeksAhead).PlusDays(-1), cancel);
        Now = [.. plan.Shifts.Where(s => s.Row.Starts <= now && now < s.Row.Ends && s.Answers is not null)];
        Next = plan.Shifts.FirstOrDefault(s => s.Row.Starts > now && s.Answers is not null);
        var byDay = plan.Shifts.ToLookup(s => s.Row.Starts.Date);
        Week =
        [
            .. Enumerable.Range(0, 7).Select(number => monday.PlusDays(number))
                .Where(day => day.DayOfWeek < IsoDayOfWeek.Saturday || byDay[day].Any())
                .Select(day => new DutyDay(day, Holidays.On(day), [.. byDay[day]], day == now.Date)),
        ];
        if (Access.IsMember)
        {
            Coming =
            [
                .. plan.Shifts.Where(s => s.Row.Starts.Date >= monday.PlusWeeks(1)).GroupBy(s => WeekYearRules.Iso.GetWeekOfWeekYear(s.Row.Starts.Date))
                    .Select(week => new DutyWeek(week.Key, week.First().Row.Starts.Date, [.. week])),
            ];
        }

        HttpContext.ShowsUntil(DutyRota.NextChange(plan.Shifts.Select(s => s.Row.Time), now).ToInstantInOslo());
    }
}
