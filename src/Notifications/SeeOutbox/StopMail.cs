using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.SendMail;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Notifications.SeeOutbox;

/// <summary>A mail that waits is not to be sent. Its texts are kept: it can be sent all the same later.</summary>
public sealed record StopMail(Guid Id) : IRequest<MailOutcome?>;

/// <summary>All mails that wait, of one kind or of all, are not to be sent. Gives how many were stopped.</summary>
public sealed record StopAllMail(string? Kind) : IRequest<int>;

/// <summary>What came of it. Null from the handler: the tenant has no such mail.</summary>
public enum MailOutcome
{
    Stopped,
    Again,

    /// <summary>It stands no longer as it did on the page.</summary>
    TooLate,

    /// <summary>It is being sent at this moment.</summary>
    Busy,
}

internal sealed class StopMailHandler(PortalDb db, IWriteLock locks, Viewer viewer, IClock clock) : IRequestHandler<StopMail, MailOutcome?>
{
    public async Task<MailOutcome?> Handle(StopMail request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<OutgoingMail>(db, request.Id, cancellationToken) is not { } mail)
            return null;
        if (mail.State != MailState.Waiting)
            return MailOutcome.TooLate;
        // Its job finds that nothing is to be sent.
        mail.End(MailState.Stopped, clock.GetCurrentInstant());
        AuditLog.Add(db, clock, viewer, AuditActions.MailStopped, $"mail {mail.Id}", mail.Kind);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return MailOutcome.Stopped;
    }
}

internal sealed class StopAllMailHandler(PortalDb db, IWriteLock locks, Viewer viewer, IClock clock) : IRequestHandler<StopAllMail, int>
{
    public async Task<int> Handle(StopAllMail request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        var stopped = await db.Set<OutgoingMail>().Where(m => m.State == MailState.Waiting && (request.Kind == null || m.Kind == request.Kind))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Stopped).SetProperty(m => m.EndedAt, now), cancellationToken);
        if (stopped > 0)
            AuditLog.Add(db, clock, viewer, AuditActions.MailStopped, $"mail {request.Kind ?? "*"}", $"{stopped}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return stopped;
    }
}
