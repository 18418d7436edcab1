using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>
/// What must hold for the rota of a tenant: from today on nobody has two shifts, or two slots, at the same time; at most one request waits for
/// a slot and for a person; no number is kept of a request that has ended. Breaches name rows, never people or numbers.
/// </summary>
internal sealed class DutyInvariant(PortalDb db, IClock clock) : IInvariant
{
    public string Name => Texts.DutyInvariant;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo().AtMidnight();
        var shifts = await db.Set<DutyShift>().AsNoTracking().Where(s => s.Ends > today).ToListAsync(cancel);
        var slots = await db.Set<DutySlot>().AsNoTracking().Where(s => s.Ends > today).ToListAsync(cancel);
        var calls = await db.Set<CallBack>().AsNoTracking().Where(c => c.State == CallState.Asked || c.Number != null)
            .Select(c => new { c.Id, c.SlotId, c.PersonId, c.State, HasNumber = c.Number != null }).ToListAsync(cancel);
        var waiting = calls.Where(c => c.State == CallState.Asked).ToList();
        return
        [
            .. DutyRota.Clashes(shifts.Select(s => s.Time)).Select(pair => DutyWords.Say(Texts.DutyBreachShifts, pair.First.Id, pair.Second.Id)),
            .. DutyRota.Clashes(slots.Select(s => s.Time)).Select(pair => DutyWords.Say(Texts.DutyBreachSlots, pair.First.Id, pair.Second.Id)),
            .. waiting.GroupBy(c => c.SlotId).Concat(waiting.GroupBy(c => c.PersonId)).Where(same => same.Count() > 1)
                .Select(same => DutyWords.Say(Texts.DutyBreachCalls, string.Join(", ", same.Select(c => c.Id)))),
            .. calls.Where(c => c.State != CallState.Asked && c.HasNumber).Select(c => DutyWords.Say(Texts.DutyBreachNumber, c.Id)),
        ];
    }
}
