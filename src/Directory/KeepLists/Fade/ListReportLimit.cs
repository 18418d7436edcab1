using System.Net;
using System.Threading.RateLimiting;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>How many wrong numbers one network address may report: 20 a day, 500 in a demonstration. The addresses are in memory only.</summary>
public sealed class ListReportLimit(DemoMode demo) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = demo.IsOn ? 500 : 20,
            Window = TimeSpan.FromDays(1),
        }));

    public bool Takes(IPAddress? from)
    {
        using var lease = _limits.AttemptAcquire(RemoteKey.Of(from));
        return lease.IsAcquired;
    }

    public void Dispose() => _limits.Dispose();
}
