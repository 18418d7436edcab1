using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Notifications.Data;

/// <summary>A notice that waits for its person's weekly letter, or has stood in one. Deleted ninety days after.</summary>
public sealed class DigestLine : ITenantOwned, IPersonOwned
{
    public const int TitleLength = 200;
    public const int AddressLength = 300;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Once per tenant and person.</summary>
    public required string Matter { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Below the tenant, with a leading slash.</summary>
    public required string Address { get; init; }

    public Instant At { get; init; }

    /// <summary>When the letter with this line was written; null while it waits.</summary>
    public Instant? WrittenAt { get; set; }

    /// <summary>Left out of a letter that is written after this.</summary>
    public Instant? NotAfter { get; init; }
}
