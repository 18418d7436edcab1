using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>Who changed what, when. Never the content of private fields.</summary>
public sealed class AuditEntry : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Instant At { get; init; }

    /// <summary>Null for the portal itself (import, a deadline).</summary>
    public Guid? By { get; init; }

    /// <summary>A constant such as <c>membership.confirmed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: kind and id.</summary>
    public required string Subject { get; init; }

    /// <summary>From what to what, where that is not private: a role, a module, a colour. Never an address, a number or a text.</summary>
    public string? Detail { get; init; }
}
