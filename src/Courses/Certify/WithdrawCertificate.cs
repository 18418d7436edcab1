using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>The arranger withdraws a certificate. It stays at its address, and says that it is withdrawn.</summary>
/// <param name="Reason">Told to the person; has passed the guard.</param>
public sealed record WithdrawCertificate(Guid SessionId, Guid CertificateId, string Reason) : IRequest<IssueResult>;

internal sealed class WithdrawCertificateHandler(PortalDb db, IWriteLock writes, JobQueue jobs, Viewer viewer, IClock clock) : IRequestHandler<WithdrawCertificate, IssueResult>
{
    public async Task<IssueResult> Handle(WithdrawCertificate request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<Certificate>(db, request.CertificateId, cancel) is not { } certificate || certificate.SessionId != request.SessionId)
            return IssueResult.NotFound;
        if (certificate.WithdrawnAt is not null)
            return IssueResult.AlreadyWithdrawn;
        (certificate.WithdrawnAt, certificate.WithdrawnBy, certificate.WithdrawnReason) = (clock.GetCurrentInstant(), viewer.PersonId, request.Reason);
        jobs.Add(TellOfCertificate.Kind, $"withdrawn:{certificate.Id:N}");
        AuditLog.Add(db, clock, viewer, AuditActions.CertificateWithdrawn, $"certificate {certificate.Id}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return IssueResult.Done;
    }
}
