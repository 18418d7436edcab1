using System.Reflection;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>
/// Which modules a tenant has on, and which module a part of a shared page, a search source or a calendar source comes
/// from. Published content is kept back by <see cref="Publishing.ContentKinds.OnIn"/>, pages by the host.
/// </summary>
public sealed class ModuleSwitches(IReadOnlyList<PortalModule> modules)
{
    private static readonly HashSet<string> AlwaysOn = new(StringComparer.Ordinal) { "Accounts", "Search", "Editorial", "Notifications" };

    private readonly Dictionary<Assembly, string> _moduleOf = modules.ToDictionary(module => module.GetType().Assembly, module => module.Name);

    /// <summary>Names of the modules that a tenant may switch off, in the order they are listed.</summary>
    public IReadOnlyList<string> Switchable { get; } = [.. modules.Select(module => module.Name).Where(name => !AlwaysOn.Contains(name))];

    /// <summary>Those of the parts whose module the tenant has on; parts of the host itself are always on.</summary>
    public IEnumerable<T> On<T>(Tenant tenant, IEnumerable<T> parts) where T : class =>
        parts.Where(part => !_moduleOf.TryGetValue(part.GetType().Assembly, out var module) || tenant.Has(module));
}
