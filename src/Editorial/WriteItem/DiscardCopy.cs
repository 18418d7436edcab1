using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>The editor throws away what is kept and not stored as a version.</summary>
public sealed record DiscardCopy(Guid ItemId) : IRequest;

internal sealed class DiscardCopyHandler(PortalDb db, IWriteLock writes, ItemDesk desk) : IRequestHandler<DiscardCopy>
{
    public async Task<Unit> Handle(DiscardCopy request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var mine = desk.Me.Person;
        await db.Set<WorkingCopy>().Where(c => c.ItemId == request.ItemId && c.PersonId == mine).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
