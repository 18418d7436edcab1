using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.OwnDuty;

/// <summary>A question about a swap that waits.</summary>
/// <param name="IsMine">The viewer has asked; else the viewer is asked.</param>
/// <param name="Other">The one who asked, or is asked.</param>
public sealed record SwapView(Guid Id, Guid ShiftId, bool IsMine, Physician? Other, ShiftView? Shift, ShiftView? Return);

/// <summary>A slot of the viewer's own to come.</summary>
public sealed record OwnSlot(Guid Id, LocalDateTime Starts, LocalDateTime Ends, bool IsTaken);

/// <summary>Days on which the viewer does not answer, and how many of the own shifts lie in them.</summary>
public sealed record OwnAbsence(Guid Id, LocalDate First, LocalDate Last, int Shifts, IReadOnlyList<(LocalDate Date, RedDay Day)> RedDays);

/// <summary>Reads what an advisory physician has to see to.</summary>
public sealed class OwnDutyReader(PortalDb db, Viewer viewer, IClock clock)
{
    public async Task<IReadOnlyList<SwapView>> SwapsAsync(DutyPlan plan, CancellationToken cancel)
    {
        var me = viewer.PersonId;
        var shifts = plan.Shifts.ToDictionary(s => s.Row.Id);
        var rows = await db.Set<DutySwap>().AsNoTracking().Where(s => s.State == SwapState.Asked && (s.PersonId == me || s.ToPersonId == me)).ToListAsync(cancel);
        return
        [
            .. from row in rows
               let shift = shifts.GetValueOrDefault(row.ShiftId)
               where shift is not null
               orderby shift.Row.Starts
               select new SwapView(
                   row.Id, row.ShiftId, row.PersonId == me, plan.Physicians.GetValueOrDefault(row.PersonId == me ? row.ToPersonId : row.PersonId),
                   shift, row.ReturnShiftId is { } given ? shifts.GetValueOrDefault(given) : null),
        ];
    }

    public async Task<IReadOnlyList<OwnSlot>> SlotsAsync(CancellationToken cancel)
    {
        var (me, now) = (viewer.PersonId, clock.NowInOslo());
        var rows = await db.Set<DutySlot>().AsNoTracking().Where(s => s.PersonId == me && s.Ends > now)
            .Select(s => new OwnSlot(s.Id, s.Starts, s.Ends, db.Set<CallBack>().Any(c => c.SlotId == s.Id && c.State == CallState.Asked))).ToListAsync(cancel);
        return [.. rows.OrderBy(s => s.Starts)];
    }

    public async Task<IReadOnlyList<OwnAbsence>> AbsencesAsync(DutyPlan plan, CancellationToken cancel)
    {
        var (me, today) = (viewer.PersonId, clock.TodayInOslo());
        var rows = await db.Set<DutyAbsence>().AsNoTracking().Where(a => a.PersonId == me && a.LastDay >= today).ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(a => a.FirstDay).Select(a => new OwnAbsence(
                a.Id, a.FirstDay, a.LastDay, plan.Shifts.Count(s => s.Row.PersonId == me && a.Away.Covers(s.Row.PersonId, s.Row.Starts.Date)),
                RedDaysBetween(a.FirstDay, a.LastDay))),
        ];
    }

    /// <summary>The red days from the first day to the last, both counted.</summary>
    public static IReadOnlyList<(LocalDate Date, RedDay Day)> RedDaysBetween(LocalDate first, LocalDate last) =>
        [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).SelectMany(Holidays.In).Where(day => first <= day.Date && day.Date <= last)];
}
