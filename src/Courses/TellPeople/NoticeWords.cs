using System.Globalization;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>What the notices of courses say, in the current culture.</summary>
internal static class NoticeWords
{
    /// <param name="links">By the meeting's key; shown to one who has got a seat, and to nobody else.</param>
    public static NoticeContent OfDecision(
        SessionView session, IReadOnlyList<MeetingView> coming, EnrolmentDecision decision, CalendarPart? part, IReadOnlyDictionary<string, string> links) =>
        new(Format(TitleOf(decision.Event), NameOf(session), Sentences.Until(decision)), decision.Event == SeatEvent.Offered ? $"{session.Address}#pamelding" : session.Address)
        {
            AddressLabel = decision.Event == SeatEvent.Offered ? Texts.NoticeOfferAddress : Texts.NoticeSeeSession,
            Text = TextOf(session, coming, decision),
            Facts =
            [
                .. decision.Event == SeatEvent.Offered ? [new NoticeFact(Texts.NoticeOfferFact, Sentences.Until(decision))] : Array.Empty<NoticeFact>(),
                .. coming.Select(m => When(m, coming.Count > 1)),
                .. decision.Event.StateAfter() == PlaceState.Seated ? Links(coming, links) : [],
                .. decision.Event.StateAfter() is null ? [] : Where(coming).Append(new NoticeFact(Texts.NoticeCancelBy, session.Row.CancelBy.Long())),
            ],
            Calendar = part,
            NotAfter = decision.Deadline,
        };

    public static NoticeContent OfFurtherMeeting(SessionView session, MeetingView meeting, CalendarPart part) =>
        new(Format(part.Method == Calendar.Contracts.CalendarMethod.Cancel ? Texts.NoticeFurtherOut : Texts.NoticeFurtherIn, NameOf(session), meeting.Title), session.Address)
        {
            AddressLabel = Texts.NoticeSeeSession,
            Text = part.Method == Calendar.Contracts.CalendarMethod.Cancel ? Texts.NoticeFurtherOutText : Texts.NoticeFurtherInText,
            Facts = [When(meeting, false), .. Where([meeting])],
            Calendar = part,
        };

    public static NoticeContent OfMeeting(SessionView session, MeetingView meeting, MeetingChange change, CalendarPart? part)
    {
        var isMoved = change.WasStarts is not null && (change.WasStarts != meeting.Row.Starts || change.WasEnds != meeting.Row.Ends);
        var name = session.Meetings.Count > 1 ? $"{NameOf(session)}, {meeting.Title}" : NameOf(session);
        var (title, text) = meeting.Row.IsCancelled ? (Texts.NoticeCancelled, Texts.NoticeCancelledText)
            : change.WasStarts is null ? (Texts.NoticeNewMeeting, Texts.NoticeNewMeetingText)
            : isMoved ? (Texts.NoticeMoved, Texts.NoticeMovedText)
            : (Texts.NoticeChanged, Texts.NoticeChangedText);
        return new NoticeContent(Format(title, name), session.Address)
        {
            AddressLabel = Texts.NoticeSeeSession,
            Text = part is null && !meeting.Row.IsCancelled ? $"{text}\n\n{Texts.NoticeStillWaiting}" : text,
            Facts =
            [
                When(meeting, false),
                .. isMoved ? [new NoticeFact(Texts.NoticeWas, Dates.Span(change.WasStarts!.Value, change.WasEnds!.Value))] : Array.Empty<NoticeFact>(),
                .. meeting.Row.IsCancelled ? [] : Where([meeting]),
            ],
            Calendar = part,
            NotAfter = meeting.Row.Ends.ToInstantInOslo(),
        };
    }

    /// <summary>To those with a seat only.</summary>
    public static NoticeContent OfLink(SessionView session, MeetingView meeting, string url) =>
        new(Format(Texts.ArrNoticeLink, NameOf(session)), session.Address)
        {
            AddressLabel = Texts.NoticeSeeSession,
            Text = Texts.ArrNoticeLinkText,
            Facts = [When(meeting, session.Meetings.Count > 1), new NoticeFact(Texts.ArrLinkFact, url)],
            NotAfter = meeting.Row.Ends.ToInstantInOslo(),
        };

    /// <param name="links">By the meeting's key: reminders go to those with a seat only.</param>
    public static NoticeContent OfReminder(SessionView session, MeetingView meeting, int days, IReadOnlyDictionary<string, string> links) =>
        new(Format(days == 1 ? Texts.NoticeTomorrow : Texts.NoticeInAWeek, NameOf(session)), session.Address)
        {
            AddressLabel = Texts.NoticeSeeSession,
            Text = days == 1 ? Texts.NoticeTomorrowText : Format(Texts.NoticeInAWeekText, session.Row.CancelBy.Long()),
            Facts = [When(meeting, false), .. Where([meeting]), .. Links([meeting], links)],
            NotAfter = meeting.Row.Starts.ToInstantInOslo(),
        };

    private static string TextOf(SessionView session, IReadOnlyList<MeetingView> coming, EnrolmentDecision decision)
    {
        var rules = session.Row.SeatRules;
        var reason = Sentences.Reason(decision, rules);
        return decision.Event.StateAfter() switch
        {
            PlaceState.Seated => $"{reason}\n\n{(coming.Count > 1 ? Texts.NoticeSeatCalendars : Texts.NoticeSeatCalendar)}\n\n{Texts.NoticeSeatGiveUp}",
            PlaceState.Offered => $"{reason}\n\n{Texts.NoticeOfferedText}",
            PlaceState.Waiting => $"{Format(Texts.QueueNumber, decision.PlaceInQueue ?? 0)}. {reason}\n\n{(rules.OfferHours > 0 ? Texts.NoticeQueueNextOffer : Texts.NoticeQueueNext)}",
            _ => reason,
        };
    }

    private static string TitleOf(SeatEvent what) => what switch
    {
        SeatEvent.Seated => Texts.NoticeSeated,
        SeatEvent.MovedUp => Texts.NoticeMovedUp,
        SeatEvent.Queued => Texts.NoticeQueued,
        SeatEvent.Offered => Texts.NoticeOffered,
        SeatEvent.Accepted => Texts.NoticeAccepted,
        SeatEvent.Declined => Texts.NoticeDeclined,
        SeatEvent.OfferExpired => Texts.NoticeExpired,
        SeatEvent.Withdrawn => Texts.NoticeWithdrawn,
        SeatEvent.MovedHere => Texts.NoticeMovedHere,
        _ => Texts.NoticeGivenUp,
    };

    private static string NameOf(SessionView session) => session.Title == session.Course.Title ? session.Course.Title : $"{session.Course.Title}, {session.Title}";

    private static NoticeFact When(MeetingView meeting, bool isNamed) =>
        new(isNamed ? meeting.Title : Texts.NoticeWhen, Dates.Span(meeting.Row.Starts, meeting.Row.Ends));

    private static IEnumerable<NoticeFact> Where(IEnumerable<MeetingView> meetings) => meetings
        .Select(m => m.StreetAddress is null ? m.Place : $"{m.Place}, {m.StreetAddress}").Where(place => place.Length > 0).Distinct()
        .Select(place => new NoticeFact(Texts.NoticeWhere, place));

    private static IEnumerable<NoticeFact> Links(IReadOnlyCollection<MeetingView> meetings, IReadOnlyDictionary<string, string> links) =>
        from meeting in meetings
        where links.ContainsKey(meeting.Row.Key)
        select new NoticeFact(meetings.Count > 1 ? Format(Texts.ArrLinkFactOf, meeting.Title) : Texts.ArrLinkFact, links[meeting.Row.Key]);

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
