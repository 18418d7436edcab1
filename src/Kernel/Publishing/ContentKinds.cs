namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>All kinds that the modules have declared.</summary>
public sealed class ContentKinds
{
    private readonly Dictionary<string, ContentKind> _byName;

    public ContentKinds(IEnumerable<ContentKind> kinds)
    {
        All = [.. kinds];
        _byName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    }

    /// <summary>In the order the modules are listed.</summary>
    public IReadOnlyList<ContentKind> All { get; }

    public ContentKind? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="KeyNotFoundException">No module declares the kind.</exception>
    public ContentKind this[string name] => _byName[name];
}
