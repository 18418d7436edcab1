using KunnskapsPortal.Kernel.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Kernel;

/// <summary>What a module adds to the portal. The host lists the modules; nothing is found by magic.</summary>
public abstract class PortalModule
{
    /// <summary>As in the tenant's list of switched-off modules; the name of the module's folder.</summary>
    public abstract string Name { get; }

    /// <summary>The content kinds that the module declares.</summary>
    public virtual IEnumerable<ContentKind> Kinds => [];

    /// <summary>The module's place in the main menu.</summary>
    public virtual MenuLink? Menu => null;

    /// <summary>Services, model contribution, search and calendar sources, parts of shared pages.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }
}

/// <param name="Address">Below the tenant, with a leading slash.</param>
/// <param name="Order">Lower stands first.</param>
public sealed record MenuLink(string Address, Func<string> Label, int Order);
