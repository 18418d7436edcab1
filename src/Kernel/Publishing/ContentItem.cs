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

    /// <summary>Where the newest version stands in its life.</summary>
    public ItemStage Stage { get; set; }

    /// <summary>Of the newest version, for lists.</summary>
    public string Title { get; set; } = "";

    /// <summary>When the newest version was stored.</summary>
    public Instant ChangedAt { get; set; }

    /// <summary>Who wrote the newest version; null for an import.</summary>
    public Guid? ChangedBy { get; set; }

    /// <summary>The Nav office that the item belongs to; its editor may write it. Null for the tenant's common items.</summary>
    public string? Office { get; set; }

    /// <summary>When the newest version is to be published by itself; null where nobody has said.</summary>
    public Instant? PublishAt { get; set; }

    /// <summary>When what is published is to be taken down by itself.</summary>
    public Instant? UnpublishAt { get; set; }

    /// <summary>The hash of the newest version that came by import: a newest version with another hash is an editor's.</summary>
    public string? ImportedHash { get; set; }
}

/// <summary>The life of an item's newest version. Stored by name.</summary>
public enum ItemStage
{
    Draft,
    InReview,

    /// <summary>Another than the writer has said yes; not published yet.</summary>
    Approved,

    /// <summary>The newest version is what readers see.</summary>
    Published,

    /// <summary>Taken out of use. Its versions stay.</summary>
    Archived,
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
