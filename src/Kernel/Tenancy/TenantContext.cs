using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>
/// Whom the current scope works for: one tenant, one written form, and one person when somebody is signed in.
/// Set once, by the request or by the command that opened the scope, before the database is touched.
/// </summary>
public sealed class TenantContext
{
    private Tenant? _tenant;

    /// <summary>The tenant; asking outside a tenant is a broken assumption.</summary>
    public Tenant Tenant => _tenant ?? throw new InvalidOperationException("This scope works for no tenant.");

    public bool HasTenant => _tenant is not null;

    /// <summary>The key of the tenant, or "no tenant".</summary>
    public TenantId Id => _tenant?.Id ?? default;

    public Language Language { get; private set; }

    /// <summary>The person that is signed in.</summary>
    public Guid? PersonId { get; private set; }

    /// <exception cref="InvalidOperationException">The scope already works for another tenant.</exception>
    public void Enter(Tenant tenant, Language language)
    {
        if (_tenant is not null && _tenant.Id != tenant.Id)
            throw new InvalidOperationException("A scope works for one tenant only.");
        _tenant = tenant;
        Language = language;
    }

    /// <summary>The written form of a page that stands outside the tenants.</summary>
    public void Read(Language language) => Language = language;

    public void SignIn(Guid personId) => PersonId = personId;
}
