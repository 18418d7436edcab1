using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty.CallMeBack;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.OwnDuty;

/// <summary>What the person has on the rota.</summary>
/// <param name="Shifts">The next few.</param>
/// <param name="Waiting">The call that the person waits for; null for none.</param>
/// <param name="ToMake">How many calls the person is to make.</param>
/// <param name="Swaps">How many questions about swaps wait for the person's answer.</param>
public sealed record MyDutyView(IReadOnlyList<ShiftView> Shifts, OwnCall? Waiting, int ToMake, int Swaps, bool IsPhysician);

/// <summary>"Vakt" on "Min side", where the region has a rota and the person has something on it. At most nine queries.</summary>
internal sealed class MyDutyPart(DutyAccess access, MyDutyReaders read, Viewer viewer, IClock clock) : IMyPagePart
{
    private const int Shown = 4;

    public int Order => 15;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        if (!access.IsMember || !await access.IsOnAsync(cancel))
            return null;
        var now = clock.NowInOslo();
        var plan = await read.Rota.PlanAsync(now.Date, now.Date.PlusDays(access.IsPhysician ? MyDutyReaders.DaysAhead : 0), cancel);
        var waiting = (await read.Calls.MineAsync(plan.Physicians, cancel)).FirstOrDefault(c => c.State == CallState.Asked);
        if (!access.IsPhysician)
            return waiting is null ? null : Part(new MyDutyView([], waiting, 0, 0, false));
        var shifts = plan.Shifts.Where(s => s.Row.PersonId == viewer.PersonId && s.Row.Ends > now).Take(Shown).ToList();
        var calls = (await read.Calls.ToMakeAsync(cancel)).Count;
        var swaps = (await read.Own.SwapsAsync(plan, cancel)).Count(s => !s.IsMine);
        return Part(new MyDutyView(shifts, waiting, calls, swaps, true));
    }

    private static PagePart Part(MyDutyView view) => new("/OnDuty/OwnDuty/_MyDuty.cshtml", view);
}
