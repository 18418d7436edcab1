using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Pages;

/// <summary>Without a tenant: choose the region one works in. Each link leads to the region's default form.</summary>
[OutsideTenants]
public sealed class ChooseRegionModel(TenantDirectory tenants) : PageModel
{
    public IReadOnlyList<Tenant> Regions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Regions = [.. (await tenants.AllAsync(cancel)).Where(tenant => tenant.Id != TenantId.National)];
}
