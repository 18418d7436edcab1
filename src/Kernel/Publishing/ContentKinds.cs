using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>All kinds that the modules have declared.</summary>
public sealed class ContentKinds
{
    private readonly Dictionary<string, ContentKind> _byName;
    private readonly IReadOnlyList<(string Module, string Kind)> _declared;

    public ContentKinds(IEnumerable<PortalModule> modules)
    {
        var declared = modules.SelectMany(module => module.Kinds.Select(kind => (Module: module.Name, Kind: kind))).ToList();
        All = [.. declared.Select(pair => pair.Kind)];
        _declared = [.. declared.Select(pair => (pair.Module, pair.Kind.Name))];
        _byName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    }

    /// <summary>In the order the modules are listed.</summary>
    public IReadOnlyList<ContentKind> All { get; }

    public ContentKind? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="KeyNotFoundException">No module declares the kind.</exception>
    public ContentKind this[string name] => _byName[name];

    /// <summary>Names of the kinds whose module is on where the scope works: what lists, feeds, links and the search may show. Outside the tenants: all.</summary>
    public IReadOnlyList<string> OnIn(TenantContext tenant) =>
        [.. _declared.Where(pair => !tenant.HasTenant || tenant.Tenant.Has(pair.Module)).Select(pair => pair.Kind)];
}
