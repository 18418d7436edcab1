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

/// <summary>What a role lets a person do in the tenant of the membership.</summary>
public enum Permission
{
    ApproveMembers,
    SeeParticipants,
    EditContent,
    ManageTenant,
}

/// <summary>What each role gives: permissions, and the profession that it proves.</summary>
public static class RoleRights
{
    /// <summary>The permissions of a role: the whole table, in one place.</summary>
    public static IReadOnlySet<Permission> Of(Role role) => role switch
    {
        Role.RegionAdmin => Set(Permission.ApproveMembers, Permission.SeeParticipants, Permission.EditContent, Permission.ManageTenant),
        Role.CoordinatingAdvisoryPhysician => Set(Permission.ApproveMembers, Permission.SeeParticipants, Permission.EditContent),
        Role.AdvisoryPhysician => Set(Permission.SeeParticipants, Permission.EditContent),
        Role.NationalEditor => Set(Permission.SeeParticipants, Permission.EditContent),
        Role.Operator => Set(Permission.ManageTenant),
        _ => Set(),
    };

    /// <summary>Health personnel in the sense of content that is only for them.</summary>
    public static bool IsHealthPersonnel(Role role) =>
        role is Role.Gp or Role.AdvisoryPhysician or Role.CoordinatingAdvisoryPhysician or Role.ChiefPhysician;

    /// <summary>The profession that a confirmed role proves, in the words of content audiences.</summary>
    public static string? AudienceOf(Role role) => role switch
    {
        Role.Gp => Publishing.Audiences.Gp,
        Role.AdvisoryPhysician or Role.CoordinatingAdvisoryPhysician => Publishing.Audiences.AdvisoryPhysician,
        Role.Counsellor or Role.NavOfficeEditor => Publishing.Audiences.Counsellor,
        Role.ChiefPhysician => Publishing.Audiences.ChiefPhysician,
        _ => null,
    };

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
