using System.Reflection;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Start;

/// <summary>
/// A page of a module is found in a tenant that has the module on, and nowhere else; a page outside the tenants is found
/// only there. Everything else is "not found".
/// </summary>
public sealed class RoomMiddleware(RequestDelegate next)
{
    // By the assembly itself: to ask an assembly for its name costs more than all the rest here, and this runs for every request.
    private static readonly Dictionary<Assembly, string> ModuleOfAssembly =
        Modules.All.ToDictionary(module => module.GetType().Assembly, module => module.Name);

    public Task InvokeAsync(HttpContext http, TenantContext tenant)
    {
        if (http.GetEndpoint() is { } endpoint && !Belongs(endpoint, tenant))
            http.SetEndpoint(null);
        return next(http);
    }

    private static bool Belongs(Endpoint endpoint, TenantContext tenant)
    {
        if (endpoint.Metadata.GetMetadata<AnywhereAttribute>() is not null)
            return true;
        if (endpoint.Metadata.GetMetadata<OutsideTenantsAttribute>() is not null)
            return !tenant.HasTenant;
        if (!tenant.HasTenant)
            return false;
        var page = endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerTypeInfo.Assembly;
        return page is null || !ModuleOfAssembly.TryGetValue(page, out var module) || tenant.Tenant.Has(module);
    }
}

/// <summary>A page that stands both inside and outside the tenants: the error page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnywhereAttribute : Attribute;
