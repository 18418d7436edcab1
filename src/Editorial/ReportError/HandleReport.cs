using KunnskapsPortal.Editorial.WriteSupplements;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>The viewer has dealt with a report. The reporter's e-mail address is deleted.</summary>
/// <param name="Note">What was done; may be empty.</param>
public sealed record HandleReport(Guid Id, string Note) : IRequest<HandleReportOutcome?>;

/// <summary>What came of it. Null from the handler: the tenant has no such report.</summary>
public enum HandleReportOutcome
{
    Done,

    /// <summary>Another was first.</summary>
    AlreadyHandled,
}

internal sealed class HandleReportHandler(PortalDb db, IWriteLock locks, Viewer viewer, IClock clock) : IRequestHandler<HandleReport, HandleReportOutcome?>
{
    /// <summary>The name in the audit trail. Never renamed without a migration.</summary>
    public const string Handled = AuditActions.ReportHandled;

    public async Task<HandleReportOutcome?> Handle(HandleReport request, CancellationToken cancellationToken)
    {
        var me = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<ErrorReport>(db, request.Id, cancellationToken) is not { } report)
            return null;
        if (report.HandledAt is not null)
            return HandleReportOutcome.AlreadyHandled;
        var now = clock.GetCurrentInstant();
        (report.HandledAt, report.HandledBy, report.Note, report.Email) = (now, me, request.Note.Length == 0 ? null : request.Note, null);
        db.Audit(Handled, $"report {report.Id}", me, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return HandleReportOutcome.Done;
    }
}
