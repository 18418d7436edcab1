using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>How long something lasts, from the clock times that people agree on.</summary>
public static class ProgrammeTime
{
    /// <summary>
    /// The time that really passes in Europe/Oslo between two clock times: an hour less over the night when the clocks go forward, an hour
    /// more when they go back. Negative where it ends before it begins.
    /// </summary>
    public static Duration Between(LocalDateTime starts, LocalDateTime ends) => ends.ToInstantInOslo() - starts.ToInstantInOslo();

    /// <summary>True where two spans of time have a moment in common; one that ends when the other begins has not.</summary>
    public static bool Overlaps(LocalDateTime starts, LocalDateTime ends, LocalDateTime otherStarts, LocalDateTime otherEnds) =>
        starts.ToInstantInOslo() < otherEnds.ToInstantInOslo() && otherStarts.ToInstantInOslo() < ends.ToInstantInOslo();

    /// <summary>True where the first span lies wholly in the second.</summary>
    public static bool LiesIn(LocalDateTime starts, LocalDateTime ends, LocalDateTime outerStarts, LocalDateTime outerEnds) =>
        Between(outerStarts, starts) >= Duration.Zero && Between(ends, outerEnds) >= Duration.Zero;
}
