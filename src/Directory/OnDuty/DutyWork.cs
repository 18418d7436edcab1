using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>How every change of the rota, the slots and the calls is carried out: one at a time in a region, or refused with nothing changed.</summary>
public sealed class DutyWork(PortalDb db, IWriteLock locks, Publisher publisher, Viewer viewer)
{
    /// <summary>Runs under the lock of the region's row of choices; where it has no rota, nothing is there.</summary>
    /// <param name="decide">Loads, asks the rules and changes the rows, for the person who is signed in. What it has added is dropped unless it is done.</param>
    /// <param name="isPublic">The change is seen on the public page.</param>
    /// <param name="cancel">Undoes everything.</param>
    public async Task<DutyOutcome> RunAsync(Func<Guid, Task<DutyOutcome>> decide, bool isPublic, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await locks.BeginAsync(db, cancel);
        if (await db.Set<DirectorySettings>().Where(s => s.HasDutyRota).Select(s => s.Id).FirstOrDefaultAsync(cancel) is var id && id == Guid.Empty)
            return DutyOutcome.NotFound;
        if (await locks.LoadAsync<DirectorySettings>(db, id, cancel) is not { HasDutyRota: true })
            return DutyOutcome.NotFound;
        var outcome = await decide(person);
        if (outcome != DutyOutcome.Done)
            return outcome;
        await db.SaveChangesAsync(cancel);
        if (isPublic)
            await publisher.RaiseRevisionAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }
}
