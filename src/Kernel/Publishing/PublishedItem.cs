using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>What readers see: one row per public item and written form. Columns beside the text are read out of it when it is published.</summary>
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

    /// <summary>A named editor has published it; an imported text nobody has signed.</summary>
    public bool IsSigned { get; set; }

    /// <summary>The item <c>kind:key</c> that this one hangs on; null for all but supplements.</summary>
    public string? About { get; set; }

    /// <summary>When it is to be read through again. Null only in a row from before this column.</summary>
    public LocalDate? Due { get; set; }

    /// <summary>Dated periods that nobody has checked against the law.</summary>
    public int UncheckedPeriods { get; set; }

    /// <summary>Images without alternative text in the body.</summary>
    public int ImagesWithoutAlt { get; set; }
}

/// <summary>A version that readers have seen, kept so that what changed can be shown: the history of public texts.</summary>
public sealed class PublishedVersion : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ItemId { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public Language Language { get; init; }

    public int Number { get; init; }

    public required string Title { get; init; }

    public required string Visibility { get; init; }

    public required string Text { get; init; }

    public required string Hash { get; init; }

    public Instant PublishedAt { get; init; }
}

/// <summary>A published item points to another item or to a file: <c>kind:key</c>, <c>media:key</c>.</summary>
public sealed class ItemReference : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ItemId { get; init; }

    public required string Target { get; init; }
}

/// <summary>A slug that no longer stands, and where its readers are led.</summary>
public sealed class SlugRedirect : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public required string Kind { get; init; }

    public Language Language { get; init; }

    public required string Slug { get; init; }

    /// <summary><c>kind:key</c>.</summary>
    public required string Target { get; set; }
}
