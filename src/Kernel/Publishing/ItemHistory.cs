using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>Something that happened to an item: who, when, to which version, and what they said.</summary>
public sealed class ItemEvent : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ItemId { get; init; }

    /// <summary>The newest version at that time.</summary>
    public int Version { get; init; }

    public Instant At { get; init; }

    /// <summary>Null for the portal itself (import, a time that came).</summary>
    public Guid? By { get; init; }

    public Step Step { get; init; }

    /// <summary>A comment, or the detail of the step. At most 2,000 characters, without identity numbers.</summary>
    public string? Note { get; init; }
}

/// <summary>
/// What one person has typed and not stored as a version: the form as it stands, right or wrong. At most one for each
/// person and item; it goes when the version is stored.
/// </summary>
public sealed class WorkingCopy : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ItemId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The version that the person began from.</summary>
    public int BaseVersion { get; set; }

    /// <summary>The fields of the form and their values, as JSON.</summary>
    public required string Form { get; set; }

    public Instant SavedAt { get; set; }
}
