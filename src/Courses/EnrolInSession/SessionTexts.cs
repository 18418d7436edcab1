using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The sentences of the session page.</summary>
public sealed partial class SessionModel
{
    public string SeatsText => Format(Texts.SeatsOf, Session.Row.Free, Session.Row.DeclaredSeats);

    public IReadOnlyList<string> RuleSentences => Sentences.Rules(Session.Row.SeatRules);

    public string FullText => Format(Texts.FullText, Session.Row.DeclaredSeats, Session.Row.Waiting);

    public string ClosedText => Format(Texts.ClosedText, Session.Row.Closes.Long());

    public string OpensText => Format(Texts.OpensText, Session.Row.Opens.Long());

    public string CancelTerms => Format(Texts.CancelTerms, Session.Row.CancelBy.Long());

    public string QueueText => Format(Texts.QueueNumber, _mine?.PlaceInQueue ?? 0);

    public string CancelConsequence => State is EnrolmentPanel.Waiting ? Texts.CancelWaiting
        : _now > Session.Row.CancelBy ? Texts.CancelLate
        : _now > Session.Row.Closes ? Texts.CancelAfterClosing
        : Texts.CancelSeat;

    /// <summary>Why the person holds this place, in words.</summary>
    public string? ReasonText => _mine is null ? null : Sentences.Reason(_mine.Last, Session.Row.SeatRules);

    public string? RefusalText => Refusal is { } refusal ? Refusals.Of(refusal, Session.Row) : null;

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

/// <summary>Refusals in words.</summary>
public static class Refusals
{
    public static string Of(EnrolResult refusal, Data.CourseSession session) => refusal switch
    {
        EnrolResult.BelongsToNational => Texts.RefusedNational,
        EnrolResult.FormIsStale => Texts.RefusedStale,
        EnrolResult.SessionCancelled => Texts.RefusedCancelled,
        EnrolResult.NotOpenYet => string.Format(CultureInfo.CurrentCulture, Texts.RefusedNotOpen, session.Opens.Long()),
        EnrolResult.Closed => string.Format(CultureInfo.CurrentCulture, Texts.RefusedClosed, session.Closes.Long()),
        EnrolResult.Past => Texts.RefusedPast,
        EnrolResult.AlreadySeated => Texts.RefusedAlreadySeated,
        EnrolResult.AlreadyWaiting => Texts.RefusedAlreadyWaiting,
        EnrolResult.NotEnrolled => Texts.RefusedNotEnrolled,
        EnrolResult.NoOffer => Texts.RefusedNoOffer,
        EnrolResult.TooLateToMove => Texts.RefusedTooLateToMove,
        EnrolResult.NoSeatThere => Texts.RefusedNoSeatThere,
        EnrolResult.NotColleague => Texts.RefusedNotColleague,
        EnrolResult.NothingChosen => Texts.RefusedNothingChosen,
        _ => Texts.RefusedUnknown,
    };
}

/// <summary>Reasons and rules in words, for the person and for whoever reads the log.</summary>
public static class Sentences
{
    public static string Reason(Data.EnrolmentDecision decision, SeatRules rules) => decision.Event switch
    {
        SeatEvent.Seated => Say(Texts.ReasonSeated, decision.SeatedAfter, decision.Capacity),
        SeatEvent.MovedUp when rules.OfferHours > 0 => $"{Say(Texts.ReasonMovedUp, decision.At.DayInOslo().Long())} {Texts.ReasonMovedUpLate}",
        SeatEvent.MovedUp => Say(Texts.ReasonMovedUp, decision.At.DayInOslo().Long()),
        SeatEvent.Queued => $"{WhyQueued(decision)} {WhyThere(decision, rules)}",
        SeatEvent.Offered => Say(Texts.ReasonOffered, Until(decision)),
        SeatEvent.Accepted => Texts.ReasonAccepted,
        SeatEvent.Declined => Texts.ReasonDeclined,
        SeatEvent.OfferExpired => Texts.ReasonExpired,
        SeatEvent.Removed => Texts.ReasonRemoved,
        SeatEvent.Withdrawn => Texts.ReasonWithdrawn,
        SeatEvent.MovedAway => Texts.ReasonMovedAway,
        SeatEvent.MovedHere => Say(Texts.ReasonMovedHere, decision.SeatedAfter, decision.Capacity),
        SeatEvent.CancelledLate => Texts.ReasonCancelledLate,
        _ => Texts.ReasonCancelled,
    };

    /// <summary>When an offer is passed on.</summary>
    public static string Until(Data.EnrolmentDecision offer) => offer.Deadline is { } deadline ? deadline.InZone(Oslo.Zone).LocalDateTime.Long() : "";

    /// <summary>The rules of a queue as people read them; one sentence where there are none.</summary>
    public static IReadOnlyList<string> Rules(SeatRules rules) =>
    [
        .. rules.Classes.Select(rule => rule.Until is { } until ? Say(Texts.RuleClassUntil, rule.Title, until.Long()) : Say(Texts.RuleClass, rule.Title)),
        .. rules.Quotas.Select(Quota),
        .. rules.Classes.Count == 0 ? [Texts.PriorityNone] : Array.Empty<string>(),
        .. rules.OfferHours > 0 ? [Say(Texts.RuleOffer, rules.OfferHours)] : Array.Empty<string>(),
        .. rules.Classes.Count + rules.Quotas.Count > 0 ? [Texts.RuleProved] : Array.Empty<string>(),
    ];

    public static string Overlap(string title) => Say(Texts.OverlapText, title);

    private static string Quota(Quota quota) => (quota.Form, quota.EachMunicipality, quota.Until) switch
    {
        (QuotaForm.Kept, _, { } until) => Say(Texts.RuleKeptUntil, quota.Title, quota.Seats, until.Long()),
        (QuotaForm.Kept, _, _) => Say(Texts.RuleKept, quota.Title, quota.Seats),
        (_, true, { } until) => Say(Texts.RuleAtMostEachUntil, quota.Title, quota.Seats, until.Long()),
        (_, true, _) => Say(Texts.RuleAtMostEach, quota.Title, quota.Seats),
        (_, _, { } until) => Say(Texts.RuleAtMostUntil, quota.Title, quota.Seats, until.Long()),
        _ => Say(Texts.RuleAtMost, quota.Title, quota.Seats),
    };

    private static string WhyQueued(Data.EnrolmentDecision decision) => decision.SeatedAfter < decision.Capacity
        ? Say(Texts.ReasonQueuedKept, decision.Capacity - decision.SeatedAfter)
        : Say(Texts.ReasonQueued, decision.Capacity);

    private static string WhyThere(Data.EnrolmentDecision decision, SeatRules rules) =>
        decision.ClassTitle is { } title ? Say(Texts.ReasonClass, title)
        : rules.Classes.Where(rule => rule.Until is not { } until || until.ToInstantInOslo() > decision.At).Select(rule => rule.Title).ToList() is { Count: > 0 } first
            ? Say(Texts.ReasonOthersFirst, string.Join(", ", first))
            : Texts.ReasonOrder;

    private static string Say(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
