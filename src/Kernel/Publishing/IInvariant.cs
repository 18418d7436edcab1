namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Something that must always hold in a tenant. Asked by <c>./portal check</c>, once for each tenant; reads only.
/// </summary>
public interface IInvariant
{
    /// <summary>Short Norwegian name for the report.</summary>
    string Name { get; }

    /// <summary>A sentence for each breach, without personal data.</summary>
    Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel);
}
