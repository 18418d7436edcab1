using System.Globalization;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>The rota in words.</summary>
public static class DutyWords
{
    /// <summary>The sentence of a refusal.</summary>
    public static string Of(DutyOutcome outcome) => outcome switch
    {
        DutyOutcome.NotOnRota => Texts.DutyNotOnRota,
        DutyOutcome.ContactTaken => Texts.DutyContactTaken,
        DutyOutcome.NothingChosen => Texts.DutyNothingChosen,
        DutyOutcome.WrongTimes => Texts.DutyWrongTimes,
        DutyOutcome.Past => Texts.DutyPast,
        DutyOutcome.Overlaps => Texts.DutyOverlaps,
        DutyOutcome.OwnDeputy => Texts.DutyOwnDeputy,
        DutyOutcome.WrongNumber => Texts.DutyWrongNumber,
        DutyOutcome.SwapAsked => Texts.DutySwapAsked,
        DutyOutcome.SwapEnded => Texts.DutySwapEnded,
        DutyOutcome.OwnShift => Texts.DutyOwnShift,
        DutyOutcome.SlotTaken => Texts.DutySlotTaken,
        DutyOutcome.OwnSlot => Texts.DutyOwnSlot,
        DutyOutcome.SlotInUse => Texts.DutySlotInUse,
        DutyOutcome.AlreadyWaiting => Texts.DutyAlreadyWaiting,
        DutyOutcome.CallEnded => Texts.DutyCallEnded,
        DutyOutcome.WrongNumberToCall => Texts.DutyWrongNumberToCall,
        DutyOutcome.NoTopic => Texts.DutyNoTopic,
        DutyOutcome.NoDeputy => Texts.DutyNoDeputy,
        DutyOutcome.Away => Texts.DutyIsAway,
        DutyOutcome.CallsWait => Texts.DutyCallsWait,
        DutyOutcome.TooLate => Texts.DutyTooLate,
        DutyOutcome.OthersEntry => Texts.DutyOthersEntry,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Somebody else was first: nothing is wrong with what was sent.</summary>
    public static bool IsLostRace(DutyOutcome outcome) => outcome is DutyOutcome.SlotTaken or DutyOutcome.SlotInUse or DutyOutcome.SwapAsked
        or DutyOutcome.SwapEnded or DutyOutcome.CallEnded or DutyOutcome.ContactTaken or DutyOutcome.AlreadyWaiting or DutyOutcome.Away or DutyOutcome.CallsWait;

    public static string Of(CallTopic topic) => topic switch
    {
        CallTopic.Function => Texts.DutyTopicFunction,
        CallTopic.Degree => Texts.DutyTopicDegree,
        CallTopic.Activity => Texts.DutyTopicActivity,
        CallTopic.Measures => Texts.DutyTopicMeasures,
        CallTopic.AfterSickPay => Texts.DutyTopicAfter,
        CallTopic.Statement => Texts.DutyTopicStatement,
        _ => Texts.DutyTopicOther,
    };

    public static string Of(CallState state) => state switch
    {
        CallState.Asked => Texts.DutyStateAsked,
        CallState.Answered => Texts.DutyStateAnswered,
        CallState.PassedOn => Texts.DutyStatePassedOn,
        CallState.Expired => Texts.DutyStateExpired,
        _ => Texts.DutyStateWithdrawn,
    };

    /// <summary>tirsdag 1. desember</summary>
    public static string Day(LocalDate date) => date.ToString("dddd d. MMMM", CultureInfo.CurrentCulture);

    /// <summary>Tirsdag 1. desember</summary>
    public static string DayHead(LocalDate date)
    {
        var text = Day(date);
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }

    /// <summary>tirsdag 1. desember kl. 18.00–18.20</summary>
    public static string Time(LocalDateTime starts, LocalDateTime ends) => $"{Day(starts.Date)} {Texts.DutyAt} {starts.TimeOfDay.Clock()}–{ends.TimeOfDay.Clock()}";

    public static string Clock(LocalTime from, LocalTime to) => $"{from.Clock()}–{to.Clock()}";

    public static string Say(string sentence, params object?[] arguments) => string.Format(CultureInfo.CurrentCulture, sentence, arguments);

    /// <summary>2 t 15 min; 3 d 4 t where it is longer than two days.</summary>
    public static string Wait(Duration wait)
    {
        var minutes = (long)Math.Round(wait.TotalMinutes);
        return minutes < 60 ? Say(Texts.DutyMinutes, minutes)
            : minutes < 48 * 60 ? Say(Texts.DutyHoursMinutes, minutes / 60, minutes % 60)
            : Say(Texts.DutyDaysHours, minutes / (24 * 60), minutes / 60 % 24);
    }
}
