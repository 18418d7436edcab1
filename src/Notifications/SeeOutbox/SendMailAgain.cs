using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.SendMail;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Notifications.SeeOutbox;

/// <summary>A mail that was given up, stopped, or may not have arrived, is to be sent again, with the same Message-ID.</summary>
public sealed record SendMailAgain(Guid Id) : IRequest<MailOutcome?>;

internal sealed class SendMailAgainHandler(PortalDb db, IWriteLock locks, JobQueue jobs, Viewer viewer, IClock clock) : IRequestHandler<SendMailAgain, MailOutcome?>
{
    public async Task<MailOutcome?> Handle(SendMailAgain request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<OutgoingMail>(db, request.Id, cancellationToken) is not { } mail)
            return null;
        if (!mail.MaySendAgain(clock.GetCurrentInstant()))
            return MailOutcome.TooLate;
        if (!await jobs.AgainAsync(SendMail.SendMail.Kind, mail.Id.ToString("N"), cancellationToken))
            return MailOutcome.Busy;
        (mail.State, mail.EndedAt, mail.Attempts, mail.Reply) = (MailState.Waiting, null, 0, null);
        AuditLog.Add(db, clock, viewer, AuditActions.MailSentAgain, $"mail {mail.Id}", mail.Kind);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return MailOutcome.Again;
    }
}
