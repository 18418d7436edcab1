using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>
/// Who looks at the page, in the current tenant: nobody in particular, a signed-in person, or one with confirmed
/// memberships. Only confirmed memberships of this tenant give roles, permissions or priority.
/// </summary>
public sealed class Viewer
{
    private readonly HashSet<Permission> _permissions = [];

    public Guid? PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsSignedIn => PersonId is not null;

    /// <summary>Confirmed roles in this tenant.</summary>
    public IReadOnlyCollection<Role> Roles { get; private set; } = [];

    public bool IsMember => Roles.Count > 0;

    /// <summary>The Nav office of the confirmed membership as office editor; null for others.</summary>
    public string? Office { get; private set; }

    /// <summary>Where each confirmed membership says that the person works.</summary>
    public IReadOnlyList<Workplace> Workplaces { get; private set; } = [];

    public bool Has(Permission permission) => _permissions.Contains(permission);

    /// <summary>The audiences (gp, counsellor ...) that the confirmed roles prove.</summary>
    public IEnumerable<string> Audiences => Roles.Select(RoleRights.AudienceOf).OfType<string>().Distinct();

    public bool MayRead(string visibility) => visibility switch
    {
        Visibilities.Public => true,
        Visibilities.SignedIn => IsSignedIn,
        Visibilities.Member => IsMember,
        Visibilities.Health => Roles.Any(RoleRights.IsHealthPersonnel),
        _ => false,
    };

    /// <summary>The visibilities this viewer may read, for queries and the search index.</summary>
    public IReadOnlyList<string> Readable => [.. Visibilities.All.Where(MayRead)];

    public void SignIn(Guid personId, string name, IReadOnlyCollection<Role> confirmedRoles, string? office = null, IReadOnlyList<Workplace>? workplaces = null)
    {
        Office = office;
        Workplaces = workplaces ?? [];
        PersonId = personId;
        Name = name;
        Roles = confirmedRoles;
        _permissions.Clear();
        foreach (var role in confirmedRoles)
            _permissions.UnionWith(RoleRights.Of(role));
    }
}

/// <summary>The place that a confirmed membership stands for, as it was when somebody confirmed it.</summary>
/// <param name="MunicipalityNumber">Four digits; null where the membership names none.</param>
/// <param name="Name">The Nav office or the GP office; null where the membership names none.</param>
public sealed record Workplace(Role Role, string? MunicipalityNumber, string? Name);
