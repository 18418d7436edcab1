using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>
/// A person's place in a tenant: a role, and the workplace that was true when it was confirmed. Counts for nothing
/// until an approver of the tenant has confirmed it, and for twelve months from then.
/// </summary>
public sealed class Membership : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    public Role Role { get; init; }

    public Instant AppliedAt { get; init; }

    /// <summary>Null while the membership waits for an approver.</summary>
    public Instant? ConfirmedAt { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public Instant? EndedAt { get; private set; }

    public string? MunicipalityNumber { get; set; }

    public string? Workplace { get; set; }

    public static Duration ConfirmationLasts { get; } = Duration.FromDays(365);

    public bool IsPending => ConfirmedAt is null && EndedAt is null;

    public bool IsConfirmed(Instant now) =>
        EndedAt is null && ConfirmedAt is { } confirmed && now < confirmed + ConfirmationLasts;

    public void Confirm(Guid approver, Instant now)
    {
        if (EndedAt is not null)
            throw new InvalidOperationException("An ended membership is not confirmed again; the person applies anew.");
        ConfirmedAt = now;
        ConfirmedBy = approver;
    }

    public void End(Instant now) => EndedAt ??= now;
}

/// <summary>Roles in a tenant. Stored by name; never renamed without a migration.</summary>
public enum Role
{
    Gp,
    Counsellor,
    AdvisoryPhysician,
    CoordinatingAdvisoryPhysician,
    ChiefPhysician,
    NavOfficeEditor,
    RegionAdmin,
    NationalEditor,
    Operator,
}
