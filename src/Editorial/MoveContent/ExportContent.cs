using System.IO.Compression;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>Packs the tenant's content. Gives a stream on a file that is gone when the stream is closed.</summary>
/// <param name="Drafts">Newer drafts too.</param>
public sealed record ExportContent(bool Drafts) : IRequest<Stream>;

internal sealed class ExportContentHandler(PortalDb db, ContentExport export, Viewer viewer, IClock clock) : IRequestHandler<ExportContent, Stream>
{
    // The same content gives the same bytes: no entry carries a time of its own.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<Stream> Handle(ExportContent request, CancellationToken cancellationToken)
    {
        // Through a file, so that neither the memory grows with the content nor the reader gets half a zip.
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var count = 0;
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await foreach (var (name, bytes) in export.FilesAsync(request.Drafts, cancellationToken))
                {
                    var entry = zip.CreateEntry(name);
                    entry.LastWriteTime = NoTime;
                    await using var stream = entry.Open();
                    await stream.WriteAsync(bytes, cancellationToken);
                    count++;
                }
            }

            db.Add(new AuditEntry
            {
                Id = Guid.CreateVersion7(),
                At = clock.GetCurrentInstant(),
                By = viewer.PersonId,
                Action = AuditActions.ContentExported,
                Subject = "content",
                Detail = $"{count}{(request.Drafts ? ", drafts" : "")}",
            });
            await db.SaveChangesAsync(cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
