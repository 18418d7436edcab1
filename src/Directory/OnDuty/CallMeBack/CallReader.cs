using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>A free slot with the one who calls in it.</summary>
public sealed record FreeSlot(DutySlot Slot, Physician Physician);

/// <summary>A request of the viewer's own. The number is not here: only the physician sees it.</summary>
public sealed record OwnCall(Guid Id, LocalDateTime Starts, LocalDateTime Ends, CallTopic Topic, CallState State, Physician? Physician);

/// <summary>A call to make, for the physician who makes it: the only place where the number is read.</summary>
/// <param name="LatestStart">A slot that begins after this is too late to pass the call on to.</param>
public sealed record CallToMake(Guid Id, LocalDateTime Starts, LocalDateTime Ends, CallTopic Topic, string Name, PhoneNumber Number, LocalDateTime LatestStart);

/// <summary>Reads slots and requests. One query a method.</summary>
public sealed class CallReader(PortalDb db, Viewer viewer, IClock clock)
{
    /// <summary>The slots to come that nobody has asked for, of physicians who are on the rota and not away that day, by time.</summary>
    public async Task<IReadOnlyList<FreeSlot>> FreeAsync(DutyPlan plan, CancellationToken cancel)
    {
        var now = clock.NowInOslo();
        var free = await db.Set<DutySlot>().AsNoTracking()
            .Where(s => s.Starts > now && !db.Set<CallBack>().Any(c => c.SlotId == s.Id && c.State == CallState.Asked))
            .OrderBy(s => s.Starts).ThenBy(s => s.Id).ToListAsync(cancel);
        return
        [
            .. from slot in free
               let physician = plan.Physicians.GetValueOrDefault(slot.PersonId)
               where physician?.Contact is not null && !plan.IsAway(slot.PersonId, slot.Starts.Date)
               select new FreeSlot(slot, physician),
        ];
    }

    /// <summary>The viewer's requests: the one that waits first, then those that ended in the last ninety days, the latest first.</summary>
    public async Task<IReadOnlyList<OwnCall>> MineAsync(IReadOnlyDictionary<Guid, Physician> physicians, CancellationToken cancel)
    {
        var (me, since) = (viewer.PersonId, clock.TodayInOslo().PlusDays(-90).AtMidnight());
        var rows = await db.Set<CallBack>().AsNoTracking().Where(c => c.PersonId == me && (c.State == CallState.Asked || c.Ends > since))
            .Select(c => new { c.Id, c.Starts, c.Ends, c.Topic, c.State, c.PhysicianId }).ToListAsync(cancel);
        return
        [
            .. rows.OrderByDescending(c => c.State == CallState.Asked).ThenByDescending(c => c.Starts)
                .Select(c => new OwnCall(c.Id, c.Starts, c.Ends, c.Topic, c.State, physicians.GetValueOrDefault(c.PhysicianId))),
        ];
    }

    /// <summary>The calls that the viewer is to make, with the number, by time.</summary>
    public async Task<IReadOnlyList<CallToMake>> ToMakeAsync(CancellationToken cancel)
    {
        var me = viewer.PersonId;
        var rows = await db.Set<CallBack>().AsNoTracking().Where(c => c.PhysicianId == me && c.State == CallState.Asked)
            .Join(db.Set<Account>(), c => c.PersonId, a => a.Id, (c, a) => new
            {
                Call = c,
                a.DisplayName,
                First = db.Set<CallBack>().Where(o => o.PersonId == c.PersonId && o.AskedAt == c.AskedAt).OrderBy(o => o.Starts).Select(o => o.Starts).First(),
            }).ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(r => r.Call.Starts)
                .Select(r => new CallToMake(
                    r.Call.Id, r.Call.Starts, r.Call.Ends, r.Call.Topic, r.DisplayName, new PhoneNumber(Written(r.Call.Number!)), CallBackRules.LatestStart(r.First))),
        ];
    }

    /// <summary>Eight digits in pairs, as Norwegians read them.</summary>
    private static string Written(string number) =>
        number.Length == 8 ? $"{number[..2]} {number[2..4]} {number[4..6]} {number[6..]}" : number;
}
