using NodaTime;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>
/// A municipality as it is from a date to a date. Which Nav region it belongs to is Nav's own division and is stored, never
/// derived from the fylke. Source: Kartverket's open data (CC BY 4.0), 2024 numbering, and Nav's list of units.
/// </summary>
public sealed class Municipality
{
    /// <summary>Four digits; with <see cref="ValidFrom"/> the key, since numbers are used again.</summary>
    public required string Number { get; init; }

    public LocalDate ValidFrom { get; init; }

    /// <summary>The last day; null while the municipality stands.</summary>
    public LocalDate? ValidTo { get; init; }

    public required string Name { get; init; }

    public required string Fylke { get; init; }

    public TenantId Region { get; init; }
}
