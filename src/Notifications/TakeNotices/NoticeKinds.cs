using KunnskapsPortal.Notifications.Contracts;

namespace KunnskapsPortal.Notifications.TakeNotices;

/// <summary>All kinds of notices, from all modules.</summary>
public sealed class NoticeKinds(IEnumerable<NoticeKind> kinds)
{
    private readonly Dictionary<string, NoticeKind> _byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>In the order the modules declare them.</summary>
    public IReadOnlyCollection<NoticeKind> All => _byName.Values;

    /// <exception cref="KeyNotFoundException">No module declares it.</exception>
    public NoticeKind this[string name] => _byName[name];

    public NoticeKind? Find(string name) => _byName.GetValueOrDefault(name);
}
