using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>Clock time in Europe/Oslo that one person has promised, from a moment to another on the same day.</summary>
/// <param name="Id">Of the row; empty for one that is to be made.</param>
/// <param name="PersonId">Whose time it is.</param>
/// <param name="Starts">Inside.</param>
/// <param name="Ends">Outside: the next may begin then.</param>
public sealed record DutyTime(Guid Id, Guid PersonId, LocalDateTime Starts, LocalDateTime Ends)
{
    /// <summary>Ends after it starts, on the same day.</summary>
    public bool IsSound => Starts < Ends && Starts.Date == Ends.Date;

    /// <summary>They have a moment in common. Those that only meet have not.</summary>
    public bool Shares(LocalDateTime starts, LocalDateTime ends) => Starts < ends && starts < Ends;
}

/// <summary>Days on which a person does not answer, both counted.</summary>
public sealed record DutyAway(Guid PersonId, LocalDate First, LocalDate Last)
{
    public bool Covers(Guid person, LocalDate day) => person == PersonId && First <= day && day <= Last;
}

/// <summary>A workday, or a part of one between two shifts, when nobody answers.</summary>
/// <param name="Date">A workday.</param>
/// <param name="From">Null where the whole day is empty.</param>
/// <param name="To">Null where the whole day is empty.</param>
public sealed record DutyGap(LocalDate Date, LocalTime? From, LocalTime? To);

/// <summary>The rules of the rota (docs/algorithms/duty.md).</summary>
public static class DutyRota
{
    /// <summary>
    /// Whether a shift, or several, may be laid beside those that are there. None overlaps another of the same person, each is
    /// within one day and has not begun.
    /// </summary>
    /// <param name="wanted">What is to be made or changed; a changed one carries its id.</param>
    /// <param name="existing">What the same people have, at least around the same time.</param>
    /// <param name="now">Clock time in Oslo.</param>
    public static DutyOutcome Judge(IReadOnlyList<DutyTime> wanted, IEnumerable<DutyTime> existing, LocalDateTime now)
    {
        if (wanted.Any(time => !time.IsSound))
            return DutyOutcome.WrongTimes;
        if (wanted.Any(time => time.Ends <= now))
            return DutyOutcome.Past;
        var changed = wanted.Select(time => time.Id).Where(id => id != Guid.Empty).ToHashSet();
        var others = existing.Where(time => !changed.Contains(time.Id));
        return Clashes([.. others, .. wanted]).Any(pair => wanted.Contains(pair.First) || wanted.Contains(pair.Second))
            ? DutyOutcome.Overlaps : DutyOutcome.Done;
    }

    /// <summary>Every two of the same person that share time and follow each other by start; none where the promise holds.</summary>
    public static IReadOnlyList<(DutyTime First, DutyTime Second)> Clashes(IEnumerable<DutyTime> times)
    {
        var found = new List<(DutyTime, DutyTime)>();
        foreach (var own in times.GroupBy(time => time.PersonId))
        {
            DutyTime? longest = null;
            foreach (var time in own.OrderBy(time => time.Starts).ThenBy(time => time.Ends))
            {
                if (longest is not null && longest.Shares(time.Starts, time.Ends))
                    found.Add((longest, time));
                if (longest is null || time.Ends > longest.Ends)
                    longest = time;
            }
        }

        return found;
    }

    /// <summary>
    /// The workdays, both ends counted, on which nobody answers, and the times between two shifts of a workday when nobody
    /// does. How early and how late somebody should answer is for the region: what lies before the first and after the last
    /// shift of a day is no gap.
    /// </summary>
    /// <param name="manned">The shifts that somebody answers.</param>
    /// <param name="first">The first day to look at.</param>
    /// <param name="last">The last.</param>
    public static IReadOnlyList<DutyGap> Gaps(IEnumerable<DutyTime> manned, LocalDate first, LocalDate last)
    {
        var byDay = manned.ToLookup(time => time.Starts.Date);
        var gaps = new List<DutyGap>();
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (!Holidays.IsWorkday(day))
                continue;
            LocalTime? reached = null;
            foreach (var time in byDay[day].OrderBy(time => time.Starts))
            {
                if (reached is { } until && time.Starts.TimeOfDay > until)
                    gaps.Add(new DutyGap(day, until, time.Starts.TimeOfDay));
                reached = reached is { } before && before > time.Ends.TimeOfDay ? before : time.Ends.TimeOfDay;
            }

            if (reached is null)
                gaps.Add(new DutyGap(day, null, null));
        }

        return gaps;
    }

    /// <summary>
    /// Who answers: the physician who has the shift, else the deputy; nobody where neither can. One can where one is a confirmed
    /// advisory physician with an entry in the directory, and has not said to be away that day.
    /// </summary>
    public static Guid? Answers(DutyTime shift, Guid? deputy, IReadOnlySet<Guid> available, IEnumerable<DutyAway> away)
    {
        var gone = away.ToList();
        return Can(shift.PersonId) ? shift.PersonId : deputy is { } other && Can(other) ? other : null;
        bool Can(Guid person) => available.Contains(person) && !gone.Any(days => days.Covers(person, shift.Starts.Date));
    }

    /// <summary>The first moment after now at which somebody comes on duty or goes off it, or a new day begins.</summary>
    public static LocalDateTime NextChange(IEnumerable<DutyTime> shifts, LocalDateTime now) =>
        shifts.SelectMany(shift => new[] { shift.Starts, shift.Ends }).Append(now.Date.PlusDays(1).AtMidnight()).Where(at => at > now).Min();
}
