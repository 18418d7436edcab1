using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>Runs at the real pace from a fixed start, so that content with dates means the same every day; can be moved.</summary>
public sealed class TestClock : IClock
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 12, 0);

    private readonly Instant _realStart = SystemClock.Instance.GetCurrentInstant();
    private Duration _moved;

    public Instant GetCurrentInstant() => Start + (SystemClock.Instance.GetCurrentInstant() - _realStart) + _moved;

    /// <summary>Lets a portal built beside the test's own run on a clock like this one.</summary>
    public static void Stand(IServiceCollection services) => services.AddSingleton<IClock>(new TestClock());

    public void MoveTo(Instant instant) => _moved += instant - GetCurrentInstant();
}
