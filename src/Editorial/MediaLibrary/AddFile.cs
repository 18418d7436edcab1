using System.Globalization;
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

/// <summary>What a media library takes.</summary>
public static class MediaRules
{
    /// <summary>Bytes of one image or drawing.</summary>
    public const int LargestImage = 10_000_000;

    /// <summary>Bytes of one PDF.</summary>
    public const int LargestDocument = 20_000_000;

    /// <summary>Bytes of one video. Longer ones belong at a video service that the text links to.</summary>
    public const int LargestVideo = 60_000_000;

    /// <summary>Bytes of all files of a tenant.</summary>
    public const long MostInTenant = 5_000_000_000;

    /// <summary>The bytes to store: drawings made harmless, photos without place and names. Or a sentence that says why not.</summary>
    public static (byte[] Bytes, FileKind Kind, string? Problem) Prepare(byte[] bytes)
    {
        var found = FileKinds.Recognise(bytes);
        if (found.Kind is not { } kind)
            return (bytes, default, found.Refusal switch { FileRefusal.Empty => Texts.FileEmpty, FileRefusal.Damaged => Texts.FileDamaged, FileRefusal.TwoKinds => Texts.FileTwoKinds, _ => Texts.FileUnknown });
        var largest = !kind.IsImage() ? kind == FileKind.Pdf ? LargestDocument : LargestVideo : LargestImage;
        if (bytes.Length > largest)
            return (bytes, kind, string.Format(CultureInfo.CurrentCulture, Texts.FileTooLarge, largest / 1_000_000));
        if (kind == FileKind.Svg)
        {
            var cleaned = SafeSvg.Clean(bytes);
            return cleaned.Bytes is { } harmless ? (harmless, kind, null) : (bytes, kind, Texts.FileDrawingRefused);
        }

        if (!kind.IsImage())
            return (bytes, kind, null);
        return ImageMetadata.Strip(bytes) is { } stripped ? (stripped, kind, null) : (bytes, kind, Texts.FileDamaged);
    }

    /// <summary>The field and what is wrong with it, or null.</summary>
    public static (string Field, string Message)? ProblemWith(FileKind kind, string title, string alt) =>
        PatientDataGuard.Finds(title) ? ("tittel", Texts.IdentityNumberStopped)
        : PatientDataGuard.Finds(alt) ? ("alt", Texts.IdentityNumberStopped)
        : title.Length > 200 ? ("tittel", Texts.TitleTooLong)
        : alt.Length > MediaFile.AltLength ? ("alt", string.Format(CultureInfo.CurrentCulture, Texts.AltTooLong, MediaFile.AltLength))
        : alt.Length == 0 && kind != FileKind.Pdf ? ("alt", Texts.AltNeeded)
        : null;
}
