using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.SendMail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.SeeOutbox;

/// <summary>What of the log is wanted; null lets everything through.</summary>
public sealed record MailFilter(MailState? State, string? Kind);

/// <summary>One mail, as the log shows it.</summary>
/// <param name="Mail">The row.</param>
/// <param name="NextTry">When it is tried next; null where it does not wait.</param>
/// <param name="MaySendAgain">Whether the button for that is offered.</param>
public sealed record MailRow(OutgoingMail Mail, Instant? NextTry, bool MaySendAgain);

/// <summary>One page of the log.</summary>
/// <param name="Waiting">How many mails of the filter's kind wait, on whatever page.</param>
public sealed record MailPage(IReadOnlyList<MailRow> Rows, bool HasOlder, int Waiting);

/// <summary>The current tenant's outbox and log. Three queries, whatever the number of mails.</summary>
public sealed class MailLog(PortalDb db, TenantContext tenant, IClock clock)
{
    public const int Size = 50;

    /// <summary>The newest first.</summary>
    /// <param name="filter">What is wanted.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<MailPage> ReadAsync(MailFilter filter, int page, CancellationToken cancel)
    {
        // One more than is shown says whether there are older ones.
        var ofKind = db.Set<OutgoingMail>().AsNoTracking().Where(m => filter.Kind == null || m.Kind == filter.Kind);
        var mails = await ofKind.Where(m => filter.State == null || m.State == filter.State)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((page - 1) * Size).Take(Size + 1).ToListAsync(cancel);
        var shown = mails.Take(Size).ToList();
        var keys = shown.Where(m => m.State == MailState.Waiting).Select(m => m.Id.ToString("N")).ToList();
        var due = await db.Set<Job>().AsNoTracking()
            .Where(j => j.TenantId == tenant.Id && j.Kind == SendMail.SendMail.Kind && j.State == JobState.Waiting && keys.Contains(j.Key))
            .Select(j => new { j.Key, j.Due }).ToDictionaryAsync(j => j.Key, j => j.Due, cancel);
        var now = clock.GetCurrentInstant();
        var rows = shown.Select(m => new MailRow(m, due.TryGetValue(m.Id.ToString("N"), out var next) ? next : null, m.MaySendAgain(now)));
        return new MailPage([.. rows], mails.Count > Size, await WaitingAsync(filter.Kind, cancel));
    }

    /// <summary>How many mails wait, of one kind or of all.</summary>
    public Task<int> WaitingAsync(string? kind, CancellationToken cancel) =>
        db.Set<OutgoingMail>().CountAsync(m => m.State == MailState.Waiting && (kind == null || m.Kind == kind), cancel);
}
