using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>
/// All tenants, in memory, never older than one second: a new tenant, a new host name and a new content revision
/// are seen by every process without a restart. Safe for concurrent use.
/// </summary>
public sealed class TenantDirectory(IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>Stands as a comment in the query, so that whoever counts queries can leave out what is asked once a second.</summary>
    public const string QueryTag = "tenants, once a second";

    private static readonly Duration MaxAge = Duration.FromSeconds(1);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Snapshot? _snapshot;

    public async ValueTask<Tenant?> ByKeyAsync(string key, CancellationToken cancel = default) =>
        (await FreshAsync(cancel)).ByKey.GetValueOrDefault(key);

    public async ValueTask<Tenant?> ByHostAsync(string host, CancellationToken cancel = default) =>
        (await FreshAsync(cancel)).ByHost.GetValueOrDefault(host);

    /// <summary>All tenants: the national one first, then by name.</summary>
    public async ValueTask<IReadOnlyList<Tenant>> AllAsync(CancellationToken cancel = default) =>
        (await FreshAsync(cancel)).All;

    /// <summary>Makes the next look-up read anew; called after a change in this process.</summary>
    public void Forget() => Volatile.Write(ref _snapshot, null);

    private ValueTask<Snapshot> FreshAsync(CancellationToken cancel)
    {
        var snapshot = Volatile.Read(ref _snapshot);
        return snapshot is not null && clock.GetCurrentInstant() - snapshot.ReadAt < MaxAge
            ? ValueTask.FromResult(snapshot)
            : new ValueTask<Snapshot>(ReadAsync(cancel));
    }

    private async Task<Snapshot> ReadAsync(CancellationToken cancel)
    {
        await _loading.WaitAsync(cancel);
        try
        {
            var now = clock.GetCurrentInstant();
            if (Volatile.Read(ref _snapshot) is { } other && now - other.ReadAt < MaxAge)
                return other;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var all = await db.Set<Tenant>().AsNoTracking().TagWith(QueryTag).ToListAsync(cancel);
            var snapshot = new Snapshot(now, all);
            Volatile.Write(ref _snapshot, snapshot);
            return snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }

    private sealed class Snapshot(Instant readAt, IEnumerable<Tenant> tenants)
    {
        public Instant ReadAt { get; } = readAt;

        public IReadOnlyList<Tenant> All { get; } =
            [.. tenants.OrderBy(t => t.Id != TenantId.National).ThenBy(t => t.Name, StringComparer.Create(new("nb-NO"), false))];

        public Dictionary<string, Tenant> ByKey { get; } = tenants.ToDictionary(t => t.Id.Value, StringComparer.Ordinal);

        public Dictionary<string, Tenant> ByHost { get; } = tenants.Where(t => t.HostName is not null)
            .ToDictionary(t => t.HostName!, StringComparer.OrdinalIgnoreCase);
    }
}
