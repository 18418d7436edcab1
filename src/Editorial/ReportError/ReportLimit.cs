using System.Net;
using System.Threading.RateLimiting;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>
/// How many reports one network address may send: 20 a day, 500 in a demonstration. Asked when a report is whole, so that a
/// mistake in the form costs nothing, and answered in the page, so that what was typed is kept. The addresses are in memory only.
/// </summary>
public sealed class ReportLimit(DemoMode demo) : IDisposable
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
