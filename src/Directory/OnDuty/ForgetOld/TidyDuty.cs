using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.ForgetOld;

/// <summary>Once a night: deletes what is over and nobody needs any more (docs/PRIVACY.md), also where the rota is off. What waits is left alone.</summary>
internal sealed class TidyDuty(PortalDb db, IClock clock) : IJobHandler
{
    public const string Kind = "duty.tidy";

    /// <summary>Ended requests: as long as the figures of the last three whole months need them.</summary>
    public const int CallDays = 130;

    /// <summary>Answered questions about swaps, slots and days away.</summary>
    public const int PastDays = 90;

    /// <summary>Shifts, so that last year's rota can be looked up.</summary>
    public const int ShiftDays = 400;

    public static Recurrence Every { get; } = new(null, new LocalTime(3, 40));

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var (calls, past, shifts) = (today.PlusDays(-CallDays).AtMidnight(), today.PlusDays(-PastDays), today.PlusDays(-ShiftDays).AtMidnight());
        var (slots, asked) = (past.AtMidnight(), past.AtMidnight().ToInstantInOslo());
        await db.Set<CallBack>().Where(c => c.State != CallState.Asked && c.Ends < calls).ExecuteDeleteAsync(cancel);
        await db.Set<DutySwap>().Where(s => s.State != SwapState.Asked && s.AskedAt < asked).ExecuteDeleteAsync(cancel);
        await db.Set<DutyAbsence>().Where(a => a.LastDay < past).ExecuteDeleteAsync(cancel);
        await db.Set<DutySlot>().Where(s => s.Ends < slots && !db.Set<CallBack>().Any(c => c.SlotId == s.Id && c.State == CallState.Asked)).ExecuteDeleteAsync(cancel);
        await db.Set<DutyShift>().Where(s => s.Ends < shifts).ExecuteDeleteAsync(cancel);
        return JobEnd.Done;
    }
}
