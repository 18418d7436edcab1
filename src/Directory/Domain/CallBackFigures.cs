using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>A request that was answered or expired.</summary>
/// <param name="PersonId">Who asked.</param>
/// <param name="Month">In which its slot was.</param>
/// <param name="Waited">From asking to the call; null where nobody called.</param>
public sealed record EndedCall(Guid PersonId, YearMonth Month, Duration? Waited);

/// <summary>How long people waited, in one month or in several together.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month.</param>
/// <param name="Requests">Answered and expired ones.</param>
/// <param name="Answered">Null where the answered or the expired come from one to four people.</param>
/// <param name="MedianWait">Null where the answered come from fewer than five people.</param>
public sealed record WaitFigure(YearMonth From, YearMonth To, int Requests, int? Answered, Duration? MedianWait);

/// <summary>
/// Waiting times without small groups (docs/algorithms/duty.md): no figure rests on one to four people. Months are put together
/// until five people have asked; the latest months wait until they hold five, so that a figure never changes once it is shown.
/// </summary>
public static class CallBackFigures
{
    public const int Least = 5;

    /// <summary>The figures in order of time.</summary>
    /// <param name="calls">All that have ended in months that are over.</param>
    public static IReadOnlyList<WaitFigure> Of(IEnumerable<EndedCall> calls)
    {
        var figures = new List<WaitFigure>();
        var open = new List<EndedCall>();
        foreach (var month in calls.GroupBy(call => call.Month).OrderBy(group => group.Key))
        {
            open.AddRange(month);
            if (People(open) < Least)
                continue;
            figures.Add(Figure(open));
            open = [];
        }

        return figures;
    }

    /// <summary>The middle one; the mean of the two in the middle where they are even.</summary>
    public static Duration Median(IReadOnlyList<Duration> waits)
    {
        var sorted = waits.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static WaitFigure Figure(List<EndedCall> calls)
    {
        var answered = calls.Where(call => call.Waited is not null).ToList();
        var expired = calls.Where(call => call.Waited is null).ToList();
        var isShown = People(answered) is 0 or >= Least && People(expired) is 0 or >= Least;
        return new WaitFigure(
            calls.Min(call => call.Month), calls.Max(call => call.Month), calls.Count, isShown ? answered.Count : null,
            People(answered) >= Least ? Median([.. answered.Select(call => call.Waited!.Value)]) : null);
    }

    private static int People(IEnumerable<EndedCall> calls) => calls.Select(call => call.PersonId).Distinct().Count();
}
