using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.MediaLibrary;

/// <summary>Changes what is said about a file, or takes it away for good.</summary>
public sealed record ChangeFile(string Key, string Title, string AltBokmal, string AltNynorsk, bool Remove) : IRequest<ChangeFileOutcome>;

public enum ChangeFileOutcome
{
    Changed,
    Removed,

    /// <summary>Published texts show it.</summary>
    InUse,

    /// <summary>An office editor and a file that another has put there.</summary>
    NotYours,
    NotThere,
}

internal sealed class ChangeFileHandler(PortalDb db, IWriteLock writes, MediaStore store, Publisher publisher, Viewer viewer, IClock clock)
    : IRequestHandler<ChangeFile, ChangeFileOutcome>
{
    public async Task<ChangeFileOutcome> Handle(ChangeFile request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var tenant = db.CurrentTenant;
        if (await db.Set<MediaFile>().FirstOrDefaultAsync(f => f.Key == request.Key && f.TenantId == tenant, cancellationToken) is not { } file)
            return ChangeFileOutcome.NotThere;
        if (!viewer.Has(Permission.WriteContent) && file.AddedBy != viewer.PersonId)
            return ChangeFileOutcome.NotYours;
        var reference = file.Reference;
        if (request.Remove && await db.Set<ItemReference>().AnyAsync(r => r.Target == reference && r.TenantId == tenant, cancellationToken))
            return ChangeFileOutcome.InUse;
        if (request.Remove)
            db.Remove(file);
        else
            (file.Title, file.AltBokmal, file.AltNynorsk) = (request.Title, request.AltBokmal, request.AltNynorsk);
        AuditLog.Add(db, clock, viewer, request.Remove ? AuditActions.MediaRemoved : AuditActions.MediaChanged, $"media {file.Key}");
        await db.SaveChangesAsync(cancellationToken);
        await publisher.RaiseRevisionAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        // After the commit: a file without a row is litter, a row without a file is a hole.
        if (request.Remove)
            File.Delete(store.PathOf(tenant, file.Hash));
        return request.Remove ? ChangeFileOutcome.Removed : ChangeFileOutcome.Changed;
    }
}
