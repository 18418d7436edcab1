using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Writes what came of an attempt in the mail's row.</summary>
public sealed partial class MailEndings(PortalDb db, IWriteLock locks, UndeliverableAddresses undeliverable, IClock clock, ILogger<MailEndings> log)
{
    private const int MostTries = 300;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>Its matter was over before it could leave.</summary>
    public Task ExpireAsync(Guid id, CancellationToken cancel) => ChangeAsync(id, mail =>
    {
        if (mail.State == MailState.Waiting)
            mail.EndAndWipe(MailState.Expired, clock.GetCurrentInstant());
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Its job is over without it.</summary>
    public Task FailAsync(Guid id, CancellationToken cancel) => ChangeAsync(id, mail =>
    {
        if (mail.State == MailState.Waiting)
            mail.Strand(clock.GetCurrentInstant());
        return Task.CompletedTask;
    }, cancel);

    /// <summary>
    /// What came of an attempt. Where the mail may have left, this is tried for five minutes, and also while the portal stops: what is
    /// not written here is sent again.
    /// </summary>
    /// <param name="id">The mail.</param>
    /// <param name="outcome">What the mail server said.</param>
    /// <param name="isLast">The job is not tried again.</param>
    /// <param name="cancel">Ends the writing of an attempt that can be repeated.</param>
    public async Task<JobEnd> WriteAsync(Guid id, SmtpOutcome outcome, bool isLast, CancellationToken cancel)
    {
        if (outcome is SmtpOutcome.Accepted or SmtpOutcome.Unknown)
            await InsistAsync(() => ChangeAsync(id, mail => ApplyAsync(mail, outcome, isLast, CancellationToken.None), CancellationToken.None));
        else
            await ChangeAsync(id, mail => ApplyAsync(mail, outcome, isLast, cancel), cancel);
        return outcome switch
        {
            SmtpOutcome.Accepted => JobEnd.Done,
            SmtpOutcome.RefusedForNow => JobEnd.TryAgain(outcome.Reply.ToString()),
            _ => JobEnd.GiveUp(outcome.Reply.ToString()),
        };
    }

    private async Task ApplyAsync(OutgoingMail mail, SmtpOutcome outcome, bool isLast, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        mail.Attempts++;
        mail.Reply = outcome.Reply.ToString();
        // One that was stopped while it was on its way stays stopped, unless it has left.
        var waits = mail.State == MailState.Waiting;
        if (outcome is SmtpOutcome.Accepted)
            mail.EndAndWipe(MailState.Sent, now);
        else if (outcome is SmtpOutcome.Unknown && (waits || mail.State == MailState.Stopped))
            mail.End(MailState.Unknown, now);
        else if (waits && (isLast || outcome is SmtpOutcome.RefusedForGood))
            mail.End(MailState.Failed, now);
        if (outcome is SmtpOutcome.RefusedForGood { AddressFails: true })
            await undeliverable.MarkAsync(mail, now, cancel);
    }

    private async Task ChangeAsync(Guid id, Func<OutgoingMail, Task> change, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await locks.BeginAsync(db, cancel);
        if (await locks.LoadAsync<OutgoingMail>(db, id, cancel) is not { } mail)
            return;
        await change(mail);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task InsistAsync(Func<Task> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception failure) when (tries < MostTries)
            {
                LogNotWritten(failure.GetType().Name);
                await Task.Delay(BetweenTries);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail has left, and that could not be written yet: {Failure}. It is tried again.")]
    private partial void LogNotWritten(string failure);
}
