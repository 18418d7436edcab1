namespace KunnskapsPortal.Notifications.Contracts;

/// <summary>Implemented by a module that sends notices only where a tenant has chosen what they are about.</summary>
public interface IHiddenNotices
{
    /// <summary>Names of the kinds of notices that nobody can get in the current tenant: people are not asked about them, nor told of them.</summary>
    Task<IReadOnlyCollection<string>> HiddenAsync(CancellationToken cancel);
}
