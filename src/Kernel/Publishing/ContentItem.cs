using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>One item in one written form: what it is called, which version readers see, and what an import last brought.</summary>
public sealed class ContentItem : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public required string Kind { get; init; }

    /// <summary>Stable, and shared by the language pair.</summary>
    public required string Key { get; init; }

    public Language Language { get; init; }

    public required string Slug { get; set; }

    /// <summary>The newest version, published or draft; versions count from 1.</summary>
    public int LatestVersion { get; set; }

    /// <summary>The version readers see; null while the item is only a draft.</summary>
    public int? PublishedVersion { get; set; }

    /// <summary>The hash of the newest version that came by import: a newest version with another hash is an editor's.</summary>
    public string? ImportedHash { get; set; }
}

/// <summary>An immutable version in canonical form.</summary>
public sealed class ContentVersion : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ItemId { get; init; }

    public int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>SHA-256 of the text, in hex.</summary>
    public required string Hash { get; init; }

    public VersionOrigin Origin { get; init; }

    public Instant CreatedAt { get; init; }

    /// <summary>Null for an import.</summary>
    public Guid? CreatedBy { get; init; }
}

/// <summary>Where a version came from. Stored by name.</summary>
public enum VersionOrigin
{
    Import,
    Editor,
}

/// <summary>What readers see: one row per public item and written form.</summary>
public sealed class PublishedItem : ITenantOwned
{
    /// <summary>The id of the <see cref="ContentItem"/>.</summary>
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public Language Language { get; init; }

    public required string Slug { get; set; }

    public required string Title { get; set; }

    public required string Visibility { get; set; }

    public required string Text { get; set; }

    public required string Hash { get; set; }

    public int Version { get; set; }

    public Instant FirstPublishedAt { get; init; }

    public Instant ChangedAt { get; set; }
}
