using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Resources;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.TidyMail;

/// <summary>A mail that waits has a job that waits: else nobody would ever send it, and nobody would see that.</summary>
public sealed class StrandedMails(PortalDb db, TenantContext tenant) : IInvariant
{
    public string Name => Texts.InvariantStranded;

    /// <summary>Mails that wait for nothing, at this moment.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(CancellationToken cancel)
    {
        // Jobs are read last: one that ends meanwhile has changed its mail first, and the third look sees that.
        var waiting = await Waiting().Select(m => m.Id).ToListAsync(cancel);
        var jobs = (await Jobs().Select(j => j.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var suspects = waiting.Where(id => !jobs.Contains(id.ToString("N"))).ToList();
        return suspects.Count == 0 ? [] : await Waiting().Where(m => suspects.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel);
    }

    /// <summary>Whether a mail, held by the caller, has a job that waits.</summary>
    public Task<bool> HasJobAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var key = mail.Id.ToString("N");
        return Jobs().AnyAsync(j => j.Key == key, cancel);
    }

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel) => [.. (await FindAsync(cancel)).Select(id => $"{id}")];

    private IQueryable<OutgoingMail> Waiting() => db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting);

    private IQueryable<Job> Jobs() => db.Set<Job>().Where(j => j.TenantId == tenant.Id && j.Kind == SendMail.SendMail.Kind && j.State == JobState.Waiting);
}
