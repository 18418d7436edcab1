using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Accounts.Domain;

/// <summary>
/// An offer of a role in the tenant to whoever has the e-mail address and the link. Once it is answered or withdrawn,
/// the address is forgotten.
/// </summary>
public sealed class Invitation : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>As typed by the inviter; empty once the invitation is closed. Personal data: never in a log or the audit log.</summary>
    public required string Email { get; set; }

    /// <summary>As ASP.NET Core Identity compares addresses; empty once the invitation is closed.</summary>
    public required string NormalizedEmail { get; set; }

    public Role Role { get; init; }

    public string? Workplace { get; init; }

    /// <summary>Four digits, a key of the municipality table.</summary>
    public string? MunicipalityNumber { get; init; }

    public Guid InvitedBy { get; init; }

    /// <summary>Made by one who creates regions, in the national tenant, and not by a member of this one.</summary>
    public bool ByInstallation { get; init; }

    public Instant InvitedAt { get; init; }

    /// <summary>SHA-256, in lower-case hex, of the token in the link. The token itself is stored nowhere.</summary>
    public required string TokenHash { get; init; }

    public Instant? AcceptedAt { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    public Instant? WithdrawnAt { get; private set; }

    public static Duration Lasts { get; } = Duration.FromDays(14);

    public Instant ExpiresAt => InvitedAt + Lasts;

    public void Accept(Guid person, Instant now)
    {
        if (AcceptedAt is not null || WithdrawnAt is not null)
            throw new InvalidOperationException("A closed invitation is not accepted.");
        (AcceptedAt, AcceptedBy) = (now, person);
        (Email, NormalizedEmail) = ("", "");
    }

    public void Withdraw(Instant now)
    {
        if (AcceptedAt is not null || WithdrawnAt is not null)
            throw new InvalidOperationException("A closed invitation is not withdrawn.");
        WithdrawnAt = now;
        (Email, NormalizedEmail) = ("", "");
    }
}
