using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Courses.EnrolInSession;

/// <summary>The sentences of the session page.</summary>
public sealed partial class SessionModel
{
    public string SeatsText => Format(Texts.SeatsOf, Session.Row.Free, Session.Row.DeclaredSeats);

    public string PriorityText => Session.Row.PriorityAudiences is { Count: > 0 } first
        ? Format(Texts.PriorityFirst, string.Join(", ", first.Select(Audiences.Word)))
        : Texts.PriorityNone;

    public string FullText => Format(Texts.FullText, Session.Row.DeclaredSeats, Session.Row.Waiting);

    public string ClosedText => Format(Texts.ClosedText, Session.Row.Closes.Long());

    public string OpensText => Format(Texts.OpensText, Session.Row.Opens.Long());

    public string CancelTerms => Format(Texts.CancelTerms, Session.Row.CancelBy.Long());

    public string QueueText => Format(Texts.QueueNumber, _mine?.PlaceInQueue ?? 0);

    public string CancelConsequence => State == EnrolmentPanel.Waiting ? Texts.CancelWaiting
        : clock.NowInOslo() > Session.Row.CancelBy ? Texts.CancelLate
        : clock.NowInOslo() > Session.Row.Closes ? Texts.CancelAfterClosing
        : Texts.CancelSeat;

    /// <summary>Why the person holds this place, in words.</summary>
    public string? ReasonText => _mine is null ? null : Sentences.Reason(_mine.Last, Session.Row.PriorityAudiences);

    public string? RefusalText => Refusal switch
    {
        null => null,
        EnrolResult.BelongsToNational => Texts.RefusedNational,
        EnrolResult.FormIsStale => Texts.RefusedStale,
        EnrolResult.SessionCancelled => Texts.RefusedCancelled,
        EnrolResult.NotOpenYet => Format(Texts.RefusedNotOpen, Session.Row.Opens.Long()),
        EnrolResult.Closed => Format(Texts.RefusedClosed, Session.Row.Closes.Long()),
        EnrolResult.Past => Texts.RefusedPast,
        EnrolResult.AlreadySeated => Texts.RefusedAlreadySeated,
        EnrolResult.AlreadyWaiting => Texts.RefusedAlreadyWaiting,
        EnrolResult.NotEnrolled => Texts.RefusedNotEnrolled,
        _ => Texts.RefusedUnknown,
    };

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

/// <summary>Reasons in words, for the person and for whoever reads the log.</summary>
public static class Sentences
{
    public static string Reason(Data.EnrolmentDecision decision, IReadOnlyList<string> first) => decision.Event switch
    {
        SeatEvent.Seated => string.Format(CultureInfo.CurrentCulture, Texts.ReasonSeated, decision.SeatedAfter, decision.Capacity),
        SeatEvent.MovedUp => string.Format(CultureInfo.CurrentCulture, Texts.ReasonMovedUp, decision.At.DayInOslo().Long()),
        SeatEvent.Queued when first.Count == 0 => string.Format(CultureInfo.CurrentCulture, Texts.ReasonQueued, decision.Capacity),
        SeatEvent.Queued when decision.PriorityClass == Priority.First =>
            string.Format(CultureInfo.CurrentCulture, Texts.ReasonQueuedFirst, decision.Capacity, string.Join(", ", first.Select(Audiences.Word))),
        SeatEvent.Queued => string.Format(CultureInfo.CurrentCulture, Texts.ReasonQueuedOrdinary, decision.Capacity, string.Join(", ", first.Select(Audiences.Word))),
        SeatEvent.CancelledLate => Texts.ReasonCancelledLate,
        _ => Texts.ReasonCancelled,
    };

    public static string Overlap(string title) => string.Format(CultureInfo.CurrentCulture, Texts.OverlapText, title);
}
