using System.Diagnostics;

namespace KunnskapsPortal.Rules.Tests.Kernel;

/// <summary>
/// Hostile input must end in good time. The limit is far above what was measured (seconds at most), so that a busy machine
/// passes, and far below what work that grows with the square of 5 MB would take.
/// </summary>
internal static class Bounded
{
    private const int Seconds = 60;

    public static void Run(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Assert.True(watch.Elapsed.TotalSeconds < Seconds, $"Took {watch.Elapsed.TotalSeconds:F1} s, more than {Seconds} s.");
    }
}
