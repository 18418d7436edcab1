using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.PrintDocuments;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>The arranger issues certificates to everybody who qualifies and has had none, or to one person again after a withdrawal.</summary>
/// <param name="Root">What the address to check at begins with.</param>
/// <param name="Person">Null for all.</param>
public sealed record IssueCertificates(Guid SessionId, string Root, Guid? Person = null) : IRequest<IssueResult>;

/// <summary>What came of issuing or withdrawing. Closed: the page has a sentence for each.</summary>
public enum IssueResult
{
    Done,
    NotFound,

    /// <summary>The attendance list is still open.</summary>
    ListIsOpen,

    /// <summary>Nobody qualifies who has not got one.</summary>
    Nobody,

    /// <summary>The certificate is withdrawn already.</summary>
    AlreadyWithdrawn,
}

internal sealed class IssueCertificatesHandler(PortalDb db, IWriteLock writes, CertificateGrounds grounds, JobQueue jobs, Viewer viewer, IClock clock)
    : IRequestHandler<IssueCertificates, IssueResult>
{
    public async Task<IssueResult> Handle(IssueCertificates request, CancellationToken cancel)
    {
        var by = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel) is null
            || await grounds.FormsAsync(request.SessionId, cancel) is not { IsKnown: true } forms)
            return IssueResult.NotFound;
        var (sheet, people) = await grounds.OfAsync(forms.In(default), cancel);
        if (!sheet.IsClosed)
            return IssueResult.ListIsOpen;
        var chosen = people.Where(p => request.Person is { } one ? p.PersonId == one && p.Qualifies && p.Valid is null : p.IsNext).ToList();
        if (chosen.Count == 0)
            return IssueResult.Nobody;
        var languages = await grounds.LanguagesAsync(chosen.ConvertAll(p => p.PersonId), cancel);
        foreach (var candidate in chosen)
        {
            var certificate = CertificateGrounds.Write(candidate, forms.In(languages.GetValueOrDefault(candidate.PersonId)), request.Root, by, clock.GetCurrentInstant());
            db.Add(certificate);
            jobs.Add(TellOfCertificate.Kind, $"issued:{certificate.Id:N}");
            jobs.Add(Prints.JobKind, new PrintOrder(candidate.PersonId, certificate.Id).ToString());
        }

        AuditLog.Add(db, clock, viewer, AuditActions.CertificatesIssued, $"session {request.SessionId}", $"{chosen.Count}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return IssueResult.Done;
    }
}
