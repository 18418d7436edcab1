using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.EditContact;

/// <summary>Takes an entry out of the directory, with all that is stored of it. Those who keep the directory only.</summary>
/// <returns>False where there is no such entry.</returns>
public sealed record RemoveContact(string Slug) : IRequest<bool>;

internal sealed class RemoveContactHandler(PortalDb db, IWriteLock writes, ContactRights rights, Publisher publisher, Viewer viewer, IClock clock)
    : IRequestHandler<RemoveContact, bool>
{
    public async Task<bool> Handle(RemoveContact request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        await publisher.RaiseRevisionAsync(cancellationToken);
        if (!rights.KeepsAll || await db.Set<Contact>().FirstOrDefaultAsync(c => c.Slug == request.Slug, cancellationToken) is not { } contact)
            return false;
        // Nobody is sent on to an entry that is gone.
        await db.Set<Contact>().Where(c => c.DeputyId == contact.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.DeputyId, (Guid?)null), cancellationToken);
        await db.Set<Contact>().Where(c => c.NextId == contact.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.NextId, (Guid?)null), cancellationToken);
        await db.Set<Contact>().Where(c => c.NavOfficeId == contact.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.NavOfficeId, (Guid?)null), cancellationToken);
        db.Remove(contact);
        AuditLog.Add(db, clock, viewer, AuditActions.ContactRemoved, $"contact {contact.Slug}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
