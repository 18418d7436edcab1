using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.PrintDocuments;

/// <summary>The person who is signed in asks for a PDF of an own certificate, or of the points account. False where there is no such certificate.</summary>
/// <param name="Certificate">Null for the points account.</param>
public sealed record AskForPrint(Guid? Certificate) : IRequest<bool>;

internal sealed class AskForPrintHandler(PortalDb db, IWriteLock writes, JobQueue jobs, Viewer viewer) : IRequestHandler<AskForPrint, bool>
{
    public async Task<bool> Handle(AskForPrint request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (request.Certificate is { } id && !await db.Mine<Certificate>().AnyAsync(c => c.Id == id && c.WithdrawnAt == null, cancel))
            return false;
        await jobs.AgainAsync(Prints.JobKind, new PrintOrder(person, request.Certificate).ToString(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
