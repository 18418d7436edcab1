using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>Begins and ends requests, with what follows from it: the job of the deadline and the notices. Inside the caller's transaction.</summary>
public sealed class CallDesk(PortalDb db, JobQueue jobs, DutyNotices notices, IClock clock)
{
    /// <summary>A new request. Its deadline is asked for with it.</summary>
    /// <param name="call">The request.</param>
    /// <param name="isPassedOn">It goes on from one that another physician had.</param>
    /// <param name="cancel">The transaction is the caller's.</param>
    public async Task AddAsync(CallBack call, bool isPassedOn, CancellationToken cancel)
    {
        db.Add(call);
        jobs.Add(ExpireCall.Kind, call.Id.ToString("N"), CallBackRules.ExpiresAt(call.Ends.ToInstantInOslo()));
        await notices.OfCallAsync(call, isPassedOn, cancel);
    }

    /// <summary>Ends a request: the number goes, and those who do not know it are told.</summary>
    /// <returns>False where it had ended.</returns>
    public async Task<bool> EndAsync(CallBack call, CallState state, CancellationToken cancel)
    {
        if (!call.End(state, clock.GetCurrentInstant()))
            return false;
        await notices.OfCallAsync(call, isPassedOn: false, cancel);
        return true;
    }

    /// <summary>
    /// Ends what waits because nobody will call: the rota is turned off, or the physician is taken off it. The numbers go, and both are told.
    /// They count as withdrawn, for nobody failed to call.
    /// </summary>
    /// <param name="physician">Null for all of the region.</param>
    /// <param name="cancel">The transaction, and the lock of the region's choices, are the caller's.</param>
    public async Task StopAsync(Guid? physician, CancellationToken cancel)
    {
        var waiting = await db.Set<CallBack>().Where(c => c.State == CallState.Asked && (physician == null || c.PhysicianId == physician)).ToListAsync(cancel);
        foreach (var call in waiting.Where(call => call.End(CallState.Withdrawn, clock.GetCurrentInstant())))
            await notices.OfStopAsync(call, cancel);
    }

    /// <summary>Ends the person's request where its time is out, and saves that.</summary>
    public async Task EndOverdueAsync(Guid person, CancellationToken cancel)
    {
        var waiting = await db.Set<CallBack>().FirstOrDefaultAsync(c => c.PersonId == person && c.State == CallState.Asked, cancel);
        if (waiting is null || !IsOverdue(waiting))
            return;
        await EndAsync(waiting, CallState.Expired, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public bool IsOverdue(CallBack call) => CallBackRules.ExpiresAt(call.Ends.ToInstantInOslo()) <= clock.GetCurrentInstant();
}
