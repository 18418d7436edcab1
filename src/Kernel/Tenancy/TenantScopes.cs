using KunnskapsPortal.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>Opens scopes that work for a tenant outside a request.</summary>
public static class TenantScopes
{
    /// <summary>
    /// A service scope that works for one tenant, for commands and installation-wide work: loop over the tenants and
    /// open a fresh scope for each.
    /// </summary>
    public static AsyncServiceScope CreateTenantScope(this IServiceProvider services, Tenant tenant, Language? language = null)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(tenant, language ?? tenant.DefaultLanguage);
        return scope;
    }
}
