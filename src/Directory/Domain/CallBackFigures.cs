using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>A request that was answered, expired or passed on.</summary>
/// <param name="PersonId">Who asked.</param>
/// <param name="Month">In which its slot was.</param>
/// <param name="Waited">From asking to the call; null where nobody called.</param>
public sealed record EndedCall(Guid PersonId, YearMonth Month, Duration? Waited)
{
    /// <summary>Another physician went on with it: what came of it is another row, with the wait from the first asking.</summary>
    public bool IsPassedOn { get; init; }
}

/// <summary>How long people waited, in one month.</summary>
/// <param name="Month">In which the slots were.</param>
/// <param name="Requests">Answered and expired ones.</param>
/// <param name="Answered">Null where the answered or the expired come from one to four people.</param>
/// <param name="PassedOn">How many times a request went on to another physician; null where they come from one to four people.</param>
/// <param name="MedianWait">Null where the answered come from fewer than five people.</param>
public sealed record WaitFigure(YearMonth Month, int Requests, int? Answered, int? PassedOn, Duration? MedianWait);

/// <summary>
/// Waiting times without small groups (docs/algorithms/duty.md): no figure rests on one to four people. Each month stands by
/// itself and is left out where fewer than five have asked, so that a figure never changes once it is shown, and no two shown
/// at different times can be subtracted from each other.
/// </summary>
public static class CallBackFigures
{
    public const int Least = 5;

    /// <summary>How many months that are over are shown.</summary>
    public const int Months = 3;

    /// <summary>The figures in order of time.</summary>
    /// <param name="calls">All that have ended in months that are over.</param>
    public static IReadOnlyList<WaitFigure> Of(IEnumerable<EndedCall> calls) =>
        [.. calls.GroupBy(call => call.Month).OrderBy(group => group.Key).Select(Figure).OfType<WaitFigure>()];

    /// <summary>The middle one; the mean of the two in the middle where they are even.</summary>
    public static Duration Median(IReadOnlyList<Duration> waits)
    {
        var sorted = waits.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static WaitFigure? Figure(IGrouping<YearMonth, EndedCall> calls)
    {
        var ended = calls.Where(call => !call.IsPassedOn).ToList();
        if (People(ended) < Least)
            return null;
        var answered = ended.FindAll(call => call.Waited is not null);
        var expired = ended.FindAll(call => call.Waited is null);
        var passedOn = calls.Where(call => call.IsPassedOn).ToList();
        return new WaitFigure(
            calls.Key, ended.Count, IsShown(answered) && IsShown(expired) ? answered.Count : null, IsShown(passedOn) ? passedOn.Count : null,
            People(answered) >= Least ? Median([.. answered.Select(call => call.Waited!.Value)]) : null);
    }

    private static bool IsShown(List<EndedCall> calls) => People(calls) is 0 or >= Least;

    private static int People(IEnumerable<EndedCall> calls) => calls.Select(call => call.PersonId).Distinct().Count();
}
