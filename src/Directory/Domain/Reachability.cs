using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>Whether somebody answers at this moment.</summary>
public enum ReachState
{
    /// <summary>The contact has no opening hours that can be counted with: its own words are shown instead.</summary>
    Unknown,
    Open,
    Closed,

    /// <summary>On holiday or otherwise away today.</summary>
    Away,
}

/// <summary>Whether a contact answers now, and when that changes. Clock times in Europe/Oslo.</summary>
/// <param name="Until">When it next opens or closes; null where nobody knows.</param>
public sealed record Reachability(ReachState State, LocalDateTime? Until)
{
    /// <summary>
    /// Away goes before the opening hours, from the first day to the last, both counted, and ends at midnight after the last.
    /// </summary>
    public static Reachability At(
        LocalDateTime now, OpeningHours? hours, LocalDate? awayFrom, LocalDate? awayTo, Func<LocalDate, bool> isRedDay)
    {
        if (awayFrom is { } from && from <= now.Date && (awayTo is null || now.Date <= awayTo))
            return new(ReachState.Away, awayTo?.PlusDays(1).AtMidnight());
        if (hours is null)
            return new(ReachState.Unknown, null);
        var next = hours.NextChange(now, isRedDay);
        return new(hours.IsOpenAt(now, isRedDay) ? ReachState.Open : ReachState.Closed, next);
    }
}

/// <summary>Whom to try when a contact does not answer.</summary>
public static class NextToTry
{
    /// <summary>
    /// The first of: the deputy (only while the contact is away), the one the contact itself names, another of the same kind in
    /// the same place, one of another kind there. Never the contact itself, and never somebody who is away. Null where nobody
    /// is left: then the doctors' line is the answer.
    /// </summary>
    /// <param name="inPlace">Those who serve the same municipality, in the order of <see cref="ContactRouting"/>.</param>
    public static Guid? After(
        Guid contact, ContactKind kind, bool isAway, Guid? deputy, Guid? named,
        IReadOnlyList<(Guid Id, ContactKind Kind)> inPlace, IReadOnlySet<Guid> away)
    {
        IEnumerable<Guid?> candidates =
        [
            isAway ? deputy : null,
            named,
            .. inPlace.Where(other => other.Kind == kind).Select(other => (Guid?)other.Id),
            .. inPlace.Where(other => other.Kind != kind).Select(other => (Guid?)other.Id),
        ];
        return candidates.FirstOrDefault(id => id is { } other && other != contact && !away.Contains(other));
    }
}
