using System.Diagnostics;

namespace KunnskapsPortal.Rules.Tests.Kernel;

/// <summary>Hostile input must end in good time; limits are some ten times what was measured, so that a busy machine passes.</summary>
internal static class Bounded
{
    public static void By(int seconds, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Assert.True(watch.Elapsed.TotalSeconds < seconds, $"Took {watch.Elapsed.TotalSeconds:F1} s, more than {seconds} s.");
    }
}
