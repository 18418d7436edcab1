using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Media;

/// <summary>
/// A file of the tenant's media library: image, document or video. The bytes lie beside the database, named by their hash
/// (<see cref="MediaStore"/>); one row for each different file of a tenant.
/// </summary>
public sealed class MediaFile : ITenantOwned
{
    public const int AltLength = 300;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>Stands in texts as <c>media:key</c>. Never changed.</summary>
    public required string Key { get; init; }

    /// <summary>A harmless name with the ending of the recognised type: the last part of the address.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the bytes as stored, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Recognised by content: <c>image/png</c> ...</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>Pixels; null where the file is no image.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    public required string Title { get; set; }

    /// <summary>What the image shows, in bokmål: for those who do not see it. Required for images; for a video what it tells.</summary>
    public string AltBokmal { get; set; } = "";

    public string AltNynorsk { get; set; } = "";

    public Instant AddedAt { get; init; }

    public Guid? AddedBy { get; init; }

    /// <summary>As it stands in texts.</summary>
    public string Reference => $"media:{Key}";

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool IsVideo => ContentType.StartsWith("video/", StringComparison.Ordinal);

    /// <summary>Below the tenant, with a leading slash.</summary>
    public string Address => $"/media/{Key}/{FileName}";

    public static bool IsReference(string reference) => reference.StartsWith("media:", StringComparison.Ordinal);

    /// <summary>The text in this form, or in the other where this one is empty.</summary>
    public string Alt(Text.Language language) =>
        language == Text.Language.Nynorsk && AltNynorsk.Length > 0 || AltBokmal.Length == 0 ? AltNynorsk : AltBokmal;
}

internal static class MediaModel
{
    public static void Contribute(ModelBuilder model) => model.Entity<MediaFile>(file =>
    {
        file.Ignore(f => f.Reference);
        file.ToTable("MediaFiles").IsPublishedTable();
        file.Property(f => f.Key).HasMaxLength(80);
        file.Property(f => f.FileName).HasMaxLength(100);
        file.Property(f => f.Hash).HasMaxLength(64);
        file.Property(f => f.ContentType).HasMaxLength(40);
        file.Property(f => f.Title).HasMaxLength(200);
        file.Property(f => f.AltBokmal).HasMaxLength(MediaFile.AltLength);
        file.Property(f => f.AltNynorsk).HasMaxLength(MediaFile.AltLength);
        file.HasIndex(f => new { f.TenantId, f.Key }).IsUnique();
        file.HasIndex(f => new { f.TenantId, f.Hash }).IsUnique();
        file.HasIndex(f => new { f.TenantId, f.AddedAt });
    });
}
