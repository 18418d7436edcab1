using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.MediaLibrary;

/// <summary>Puts a file in the tenant's media library.</summary>
/// <param name="FileName">As the person's machine calls it.</param>
/// <param name="Alt">What an image shows or a video tells.</param>
public sealed record AddFile(byte[] Bytes, string FileName, string? Title, string? Alt) : IRequest<AddFileOutcome>;

/// <summary>What came of it. A closed set.</summary>
public abstract record AddFileOutcome
{
    private AddFileOutcome()
    {
    }

    /// <param name="WasThere">The same file was in the library already; nothing is stored anew.</param>
    public sealed record Added(MediaFile File, bool WasThere) : AddFileOutcome;

    /// <param name="Field"><c>fil</c>, <c>alt</c> or <c>tittel</c>.</param>
    public sealed record Refused(string Field, string Message) : AddFileOutcome;
}

internal sealed class AddFileHandler(PortalDb db, IWriteLock writes, MediaStore store, TenantContext tenant, Viewer viewer, IClock clock)
    : IRequestHandler<AddFile, AddFileOutcome>
{
    public async Task<AddFileOutcome> Handle(AddFile request, CancellationToken cancellationToken)
    {
        var (bytes, kind, problem) = MediaRules.Prepare(request.Bytes);
        if (problem is not null)
            return new AddFileOutcome.Refused("fil", problem);
        var (title, alt) = ((request.Title ?? "").Trim(), (request.Alt ?? "").Trim());
        if (title.Length == 0)
            title = System.IO.Path.GetFileNameWithoutExtension(SafeFileName.From(request.FileName, kind));
        if (MediaRules.ProblemWith(kind, title, alt) is var (field, message))
            return new AddFileOutcome.Refused(field, message);

        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var hash = await store.PutAsync(tenant.Id, bytes, cancellationToken);
        if (await db.Set<MediaFile>().FirstOrDefaultAsync(f => f.TenantId == tenant.Id && f.Hash == hash, cancellationToken) is { } known)
            return new AddFileOutcome.Added(known, WasThere: true);
        if (await db.Set<MediaFile>().Where(f => f.TenantId == tenant.Id).SumAsync(f => f.Length, cancellationToken) + bytes.Length > MediaRules.MostInTenant)
            return new AddFileOutcome.Refused("fil", Texts.LibraryFull);
        var size = FileKinds.Recognise(bytes);
        var slug = Slug.From(title);
        var file = new MediaFile
        {
            Id = Guid.CreateVersion7(),
            Key = $"{slug[..Math.Min(slug.Length, 60)].TrimEnd('-')}-{hash[..8]}",
            FileName = SafeFileName.From(title, kind),
            Hash = hash,
            ContentType = kind.MediaType(),
            Length = bytes.Length,
            Width = size.Width,
            Height = size.Height,
            Title = title,
            AddedAt = clock.GetCurrentInstant(),
            AddedBy = viewer.PersonId,
        };
        if (tenant.Language == Language.Nynorsk)
            file.AltNynorsk = alt;
        else
            file.AltBokmal = alt;
        db.Add(file);
        AuditLog.Add(db, clock, viewer, AuditActions.MediaAdded, $"media {file.Key}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AddFileOutcome.Added(file, WasThere: false);
    }
}
