using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>Whether a person was at a meeting. Stored by name; never renamed without a migration.</summary>
public enum AttendanceMark
{
    Present,

    /// <summary>Some of the meeting: how many minutes is written beside.</summary>
    Partly,

    Absent,
}

/// <summary>One meeting as it was for one person. Times are the wall clock in Oslo.</summary>
/// <param name="Starts">The start.</param>
/// <param name="Ends">The end.</param>
/// <param name="Mark">Null where nobody has said: it counts as absent.</param>
/// <param name="Minutes">For <see cref="AttendanceMark.Partly"/>.</param>
public sealed record MeetingAttended(LocalDateTime Starts, LocalDateTime Ends, AttendanceMark? Mark, int Minutes)
{
    /// <summary>How long the meeting lasted, also over midnight and where the clock was changed.</summary>
    public int Length => AttendedTime.Minutes(Starts, Ends);

    /// <summary>How long the person was there: never less than nothing, never more than the meeting.</summary>
    public int Attended => Mark switch
    {
        AttendanceMark.Present => Length,
        AttendanceMark.Partly => Math.Clamp(Minutes, 0, Length),
        _ => 0,
    };
}

/// <summary>How much of a session a person was at. See docs/algorithms/points.md.</summary>
/// <param name="Attended">Minutes that the person was there.</param>
/// <param name="Held">Minutes of all meetings that were held.</param>
public sealed record AttendedTime(int Attended, int Held)
{
    /// <summary>What an arranger is offered before choosing another share. A suggestion of the portal, not a rule anybody has given.</summary>
    public const int SuggestedShare = 80;

    /// <summary>Of the meetings that were held: leave out cancelled ones.</summary>
    public static AttendedTime Of(IEnumerable<MeetingAttended> meetings)
    {
        var all = meetings.ToList();
        return new AttendedTime(all.Sum(meeting => meeting.Attended), all.Sum(meeting => meeting.Length));
    }

    /// <summary>Real minutes between two wall-clock times in Oslo; 0 where the end is not after the start.</summary>
    public static int Minutes(LocalDateTime starts, LocalDateTime ends) =>
        Math.Max(0, (int)(ends.ToInstantInOslo() - starts.ToInstantInOslo()).TotalMinutes);

    /// <summary>True for one who was there the whole time.</summary>
    public bool IsWhole => Held > 0 && Attended == Held;

    /// <summary>True for at least this share of the time. Nobody qualifies for what was not held.</summary>
    /// <param name="percent">1 to 100.</param>
    public bool Reaches(int percent) => Held > 0 && Attended > 0 && (long)Attended * 100 >= (long)Held * percent;

    /// <summary>The share in whole percent, rounded down, so that it never promises more than <see cref="Reaches"/> gives.</summary>
    public int Percent => Held == 0 ? 0 : (int)((long)Attended * 100 / Held);
}

/// <summary>The code that is shown at the door of a meeting.</summary>
public static class DoorCodes
{
    public const int Length = 6;

    /// <summary>Wrong codes a person may enter within <see cref="TryWindow"/>.</summary>
    public const int MostTries = 5;

    /// <summary>No letter or digit that looks like another: no 0, O, 1, I, L, 2, Z, 5, S, 8 or B.</summary>
    public const string Alphabet = "ACDEFGHJKMNPQRTUVWXY34679";

    /// <summary>How long a code holds before the start and after the end.</summary>
    public static readonly Duration Margin = Duration.FromMinutes(30);

    public static readonly Duration TryWindow = Duration.FromMinutes(10);

    /// <summary>A code from numbers below the length of <see cref="Alphabet"/>.</summary>
    public static string From(IEnumerable<int> picks) => string.Concat(picks.Take(Length).Select(pick => Alphabet[pick]));

    /// <summary>What a person typed as it is compared: upper case, without blanks and hyphens.</summary>
    public static string Read(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();

    /// <summary>True from half an hour before the meeting's start to half an hour after its end.</summary>
    public static bool HoldsAt(LocalDateTime starts, LocalDateTime ends, Instant now) =>
        now >= starts.ToInstantInOslo() - Margin && now <= ends.ToInstantInOslo() + Margin;
}
