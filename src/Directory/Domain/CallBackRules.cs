using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>What a call may be about. A closed list, so that nothing can be written. Stored by name; never renamed without a migration.</summary>
public enum CallTopic
{
    Function,
    Degree,
    Activity,
    Measures,
    AfterSickPay,
    Statement,
    Other,
}

/// <summary>Where a request to be called back stands. Stored by name; never renamed without a migration.</summary>
public enum CallState
{
    /// <summary>Waits for the call. The only state in which a number is kept.</summary>
    Asked,

    /// <summary>The physician has called.</summary>
    Answered,

    /// <summary>Another physician calls instead: a new request goes on from here.</summary>
    PassedOn,

    /// <summary>Nobody had called a day after the slot.</summary>
    Expired,

    /// <summary>The one who asked does not need the call any more.</summary>
    Withdrawn,
}

/// <summary>Time that a physician has opened for calls, cut in pieces of one call each.</summary>
public sealed record SlotOpening(LocalDate Date, LocalTime Starts, LocalTime Ends, int Minutes, int Weeks)
{
    public const int LongestWeeks = 12;
    public const int MostSlots = 120;

    /// <summary>How long a call may be.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [10, 15, 20];

    public DutyOutcome Judge() =>
        Starts >= Ends ? DutyOutcome.WrongTimes
        : !Lengths.Contains(Minutes) || Weeks is < 1 or > LongestWeeks || Pieces(Guid.Empty).Count is < 1 or > MostSlots ? DutyOutcome.WrongNumber
        : DutyOutcome.Done;

    /// <summary>Whole pieces only, the same weekday in each week: 18.00–19.00 in 20 minutes is three, 18.00–18.50 is two.</summary>
    public IReadOnlyList<DutyTime> Pieces(Guid person)
    {
        var pieces = new List<DutyTime>();
        for (var week = 0; week < Weeks; week++)
        {
            var end = Date.PlusWeeks(week) + Ends;
            for (var at = Date.PlusWeeks(week) + Starts; at.PlusMinutes(Minutes) <= end; at = at.PlusMinutes(Minutes))
                pieces.Add(new DutyTime(Guid.Empty, person, at, at.PlusMinutes(Minutes)));
        }

        return pieces;
    }
}

/// <summary>The rules of "call me back" (docs/algorithms/duty.md).</summary>
public static class CallBackRules
{
    /// <summary>How long after the slot the physician may still say that the call was made.</summary>
    public static Duration Grace { get; } = Duration.FromHours(24);

    /// <summary>The moment at which a request nobody answered ends by itself.</summary>
    public static Instant ExpiresAt(Instant slotEnds) => slotEnds + Grace;

    /// <summary>How many days after the time that was chosen first a request may be moved to, whoever it is passed on to.</summary>
    public const int MostDaysLater = 7;

    /// <summary>The latest time a request may be moved to; so that a number is never kept longer than the person was told.</summary>
    /// <param name="first">The start of the slot that the person chose.</param>
    public static LocalDateTime LatestStart(LocalDateTime first) => first.PlusDays(MostDaysLater);

    /// <summary>Whether a person may ask to be called in a slot.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="isTaken">Another request for the slot waits.</param>
    /// <param name="waits">The person has a request that waits.</param>
    /// <param name="now">Clock time in Oslo.</param>
    public static DutyOutcome JudgeAsk(Guid person, DutyTime slot, bool isTaken, bool waits, LocalDateTime now) =>
        slot.PersonId == person ? DutyOutcome.OwnSlot
        : slot.Starts <= now ? DutyOutcome.Past
        : waits ? DutyOutcome.AlreadyWaiting
        : isTaken ? DutyOutcome.SlotTaken
        : DutyOutcome.Done;

    /// <summary>Whether a request may go from one state to another. Only one that waits may, and never back.</summary>
    public static bool MayBecome(CallState from, CallState to) => from == CallState.Asked && to != CallState.Asked;

    /// <summary>
    /// From asking to the call. When the call was made is not asked: it is taken to be at the start of the slot, or when the
    /// physician said so where that is earlier.
    /// </summary>
    public static Duration Waited(Instant asked, Instant slotStarts, Instant answered) => Instant.Min(slotStarts, answered) - asked;

    /// <summary>
    /// A number that can be called, as it is kept: eight digits for Norway, or a plus sign and eight to fifteen digits. Blanks,
    /// hyphens and 0047 for +47 are taken away. Null for anything else, so that nothing else can be written in the field.
    /// </summary>
    public static string? NumberFrom(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(c => c is not (' ' or '\u00a0' or '-')));
        if (text.StartsWith("00", StringComparison.Ordinal) && text.Length > 10)
            text = $"+{text[2..]}";
        if (text.StartsWith("+47", StringComparison.Ordinal) && text.Length == 11)
            text = text[3..];
        var digits = text.StartsWith('+') ? text[1..] : text;
        if (!digits.All(char.IsAsciiDigit))
            return null;
        return text.StartsWith('+') ? digits.Length is >= 8 and <= 15 && digits[0] != '0' ? text : null : digits.Length == 8 ? text : null;
    }
}
