using System.Net;
using System.Threading.RateLimiting;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>
/// How often personal feeds are given out. A feed may be fetched 60 times a minute, counted by feed and not by network address:
/// the big calendar services fetch for all their users from a few addresses. One network address may ask for 30 feeds a minute
/// that do not exist (600 in a demonstration). In memory only.
/// </summary>
public sealed class FeedLimit(DemoMode demo) : IDisposable
{
    public const int FetchesAMinute = 60;
    public const int RetrySeconds = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Guid> _fetches = PartitionedRateLimiter.Create<Guid, Guid>(feed =>
        RateLimitPartition.GetFixedWindowLimiter(feed, _ => new FixedWindowRateLimiterOptions { PermitLimit = FetchesAMinute, Window = Window }));

    private readonly PartitionedRateLimiter<string> _misses = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = demo.IsOn ? 600 : 30, Window = Window }));

    public bool TakesFetch(Guid feed)
    {
        using var lease = _fetches.AttemptAcquire(feed);
        return lease.IsAcquired;
    }

    /// <summary>False where the address has guessed too often; asking costs nothing.</summary>
    public bool MayAsk(IPAddress? from)
    {
        using var lease = _misses.AttemptAcquire(RemoteKey.Of(from), 0);
        return lease.IsAcquired;
    }

    public void Missed(IPAddress? from)
    {
        using var lease = _misses.AttemptAcquire(RemoteKey.Of(from));
    }

    public void Dispose()
    {
        _fetches.Dispose();
        _misses.Dispose();
    }
}
