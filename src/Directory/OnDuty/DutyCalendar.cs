using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>
/// Puts a person's shifts and agreed calls in the person's own calendar: when, and nothing of number, topic or who. A shift that
/// is taken off or handed to another is gone from the feed; a call that is withdrawn or passed on is marked cancelled for thirty days.
/// </summary>
internal sealed class DutyCalendar(PortalDb db, DutyAccess access, IClock clock) : ICalendarSource
{
    private static readonly Duration CancelledKept = Duration.FromDays(30);

    public Task<IReadOnlyList<CalendarEvent>> PublicAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<CalendarEvent>>([]);

    public async Task<IReadOnlyList<CalendarEvent>> MineAsync(CancellationToken cancel)
    {
        if (!await access.IsOnAsync(cancel))
            return [];
        var (me, from, forget) = (db.CurrentPerson, clock.TodayInOslo().PlusDays(-90).AtMidnight(), clock.GetCurrentInstant() - CancelledKept);
        var shifts = await db.Set<DutyShift>().AsNoTracking().Where(s => s.PersonId == me && s.Ends >= from).ToListAsync(cancel);
        var calls = await db.Set<CallBack>().AsNoTracking().Where(c => (c.PersonId == me || c.PhysicianId == me) && c.Ends >= from).ToListAsync(cancel);
        return
        [
            .. shifts.Select(s => new CalendarEvent(
                $"vakt-{s.TenantId}-{s.Id:N}@kunnskapsportal", s.Sequence, Texts.DutyCalendarShift, null, null, "/kontakt/vakt", s.Starts, s.Ends, s.ChangedAt, false, [], null) { IsDigital = true }),
            .. calls.Where(c => !IsCancelled(c) || c.EndedAt > forget).Select(c => new CalendarEvent(
                $"samtale-{c.TenantId}-{c.Id:N}@kunnskapsportal", IsCancelled(c) ? 1 : 0, c.PersonId == me ? Texts.DutyCalendarCalled : Texts.DutyCalendarCall,
                null, null, c.PersonId == me ? "/kontakt/vakt/ring-meg" : "/kontakt/vakt/mine", c.Starts, c.Ends, c.EndedAt ?? c.AskedAt, IsCancelled(c), [], null) { IsDigital = true }),
        ];
    }

    public async Task<IReadOnlyCollection<TenantId>> MyTenantsAsync(CancellationToken cancel) =>
        await db.Mine<DutyShift>().Select(s => s.TenantId).Union(db.Mine<CallBack>().Select(c => c.TenantId)).ToListAsync(cancel);

    private static bool IsCancelled(CallBack call) => call.State is CallState.Withdrawn or CallState.PassedOn;
}
