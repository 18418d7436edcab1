using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CountWaits;

/// <summary>How long people waited, for those who keep the rota.</summary>
public sealed class WaitsModel(DutyAccess access, WaitReader reader) : DutyPageModel(access)
{
    protected override DutyDoor Door => DutyDoor.Keepers;

    public IReadOnlyList<WaitFigure> Figures { get; private set; } = [];

    public static int Share(int part, int whole) => (int)Math.Round(100.0 * part / whole);

    public async Task OnGetAsync(CancellationToken cancel) => Figures = await reader.FiguresAsync(cancel);

    public static string Month(YearMonth month) => month.OnDayOfMonth(1).ToString("MMMM uuuu", System.Globalization.CultureInfo.CurrentCulture);
}

/// <summary>Reads the requests that ended in the last three months that are over. One query; no number, name or topic is read.</summary>
public sealed class WaitReader(PortalDb db, IClock clock)
{
    public async Task<IReadOnlyList<WaitFigure>> FiguresAsync(CancellationToken cancel)
    {
        // A call of the last evening of a month may still be answered the next day.
        var today = clock.TodayInOslo().PlusDays(-2);
        var before = new LocalDate(today.Year, today.Month, 1).AtMidnight();
        var from = before.PlusMonths(-CallBackFigures.Months);
        var rows = await db.Set<CallBack>().AsNoTracking()
            .Where(c => (c.State == CallState.Answered || c.State == CallState.Expired || c.State == CallState.PassedOn) && c.Starts >= from && c.Starts < before)
            .Select(c => new { c.PersonId, c.Starts, c.AskedAt, c.EndedAt, c.State }).ToListAsync(cancel);
        return CallBackFigures.Of(rows.Select(c => new EndedCall(
            c.PersonId, c.Starts.Date.ToYearMonth(),
            c.State == CallState.Answered ? CallBackRules.Waited(c.AskedAt, c.Starts.ToInstantInOslo(), c.EndedAt!.Value) : null)
        { IsPassedOn = c.State == CallState.PassedOn }));
    }
}
