using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>A file or a pasted table is read and laid beside the draft, to be looked at. The draft is not changed.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Bytes">The file, or the pasted text in UTF-8.</param>
/// <param name="Replaces">Instead of the whole list, or added to it.</param>
public sealed record BringFile(Guid OfficeId, byte[] Bytes, bool Replaces) : IRequest<Brought>;

/// <summary>The import to look at, or why there is none.</summary>
public sealed record Brought(Guid? Import, ImportRefusal? Refusal, int? Row = null, string Text = "");

internal sealed class BringFileHandler(PortalDb db, IWriteLock writes, ListStore store, Viewer viewer, IClock clock) : IRequestHandler<BringFile, Brought>
{
    public async Task<Brought> Handle(BringFile request, CancellationToken cancel)
    {
        // Read before anything is locked: it may take a while.
        var table = ImportFile.Read(request.Bytes, cancel);
        var reading = table.Value is null ? table.As<ImportReading>() : ImportReading.Of(table.Value, Guid.CreateVersion7);
        if (reading.Value is not { } read)
            return new Brought(null, reading.Refusal, reading.Row, reading.Text);
        var me = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        var office = await writes.LoadAsync<Contact>(db, request.OfficeId, cancel) ?? throw new InvalidOperationException("The page has found the office.");
        var list = await store.EnsureAsync(office.Id, cancel);
        await db.Set<ListImport>().Where(import => import.ListId == list.Id && import.MadeBy == me).ExecuteDeleteAsync(cancel);
        var import = new ListImport
        {
            Id = Guid.CreateVersion7(),
            ListId = list.Id,
            MadeBy = me,
            ExpiresAt = clock.GetCurrentInstant() + ListImport.Lasts,
            Replaces = request.Replaces,
            Content = ListImport.Write(read),
        };
        db.Add(import);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Brought(import.Id, null);
    }
}
