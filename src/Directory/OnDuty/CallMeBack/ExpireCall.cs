using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>
/// A day after the slot: ends a request that nobody has answered, also where the region has turned the rota off meanwhile. The
/// job's key is the request's id and nothing else.
/// </summary>
internal sealed class ExpireCall(PortalDb db, IWriteLock writes, CallDesk desk) : IJobHandler
{
    public const string Kind = "duty.expire";

    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        // The same lock as every change of the rota takes, so that an answer and the deadline are one after the other.
        if (await db.Set<DirectorySettings>().Select(s => s.Id).FirstOrDefaultAsync(cancel) is var settings && settings != Guid.Empty)
            await writes.LoadAsync<DirectorySettings>(db, settings, cancel);
        var id = Guid.ParseExact(job.Key, "N");
        if (await db.Set<CallBack>().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { State: CallState.Asked } call)
            return JobEnd.Done;
        await desk.EndAsync(call, CallState.Expired, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return JobEnd.Done;
    }
}
