using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>What the rota tells people. Never a number, a topic or a name: what a mail holds lies in many mailboxes.</summary>
public sealed class DutyNotices(INotifier notifier)
{
    public const string Rota = "duty-rota";
    public const string Call = "duty-call";
    public const string Removed = "removed";
    public const string Changed = "changed";
    public const string Deputy = "deputy";
    private const string MinePage = "/kontakt/vakt/mine";
    private const string CallPage = "/kontakt/vakt/ring-meg";

    public static NoticeContent ShiftExample() => Content(Texts.DutyMailShiftChanged, Texts.DutyMailSeeShifts, MinePage, new LocalDateTime(2027, 3, 11, 9, 0), new LocalDateTime(2027, 3, 11, 12, 0));

    public static NoticeContent CallExample() => Content(Texts.DutyMailCallAsked, Texts.DutyMailSeeCall, CallPage, new LocalDateTime(2027, 3, 11, 18, 0), new LocalDateTime(2027, 3, 11, 18, 20));

    public Task OfShiftAsync(IReadOnlyCollection<Guid> people, DutyShift shift, string what, CancellationToken cancel) => notifier.NotifyAsync(
        people, Rota, FormattableString.Invariant($"duty-shift:{shift.Id:N}:{shift.Sequence}:{what}"),
        _ => Content(
            what switch { Removed => Texts.DutyMailShiftRemoved, Deputy => Texts.DutyMailShiftDeputy, _ => Texts.DutyMailShiftChanged }, Texts.DutyMailSeeShifts, MinePage, shift.Starts, shift.Ends), cancel);

    /// <summary>One notice for all the shifts of a pattern: how many are the person's own, and behind how many the person stands.</summary>
    public Task OfPatternAsync(Guid person, IReadOnlyList<DutyShift> made, CancellationToken cancel) => notifier.NotifyAsync(
        [person], Rota, FormattableString.Invariant($"duty-plan:{made[0].Id:N}"),
        _ => Content(Texts.DutyMailPattern, Texts.DutyMailSeeShifts, MinePage, made[0].Starts, made[0].Ends) with
        {
            Text = DutyWords.Say(
                Texts.DutyMailPatternText, made.Count(s => s.PersonId == person), made.Count(s => s.DeputyId == person), DutyWords.Day(made[0].Starts.Date), DutyWords.Day(made[^1].Starts.Date)),
            Facts = [],
        }, cancel);

    /// <summary>That somebody is away in days with shifts: to the deputies, who answer meanwhile, and to those who keep the rota.</summary>
    public Task OfAbsenceAsync(IReadOnlyCollection<Guid> people, DutyAbsence absence, bool isDeputy, CancellationToken cancel) => notifier.NotifyAsync(
        people, Rota, FormattableString.Invariant($"duty-away:{absence.Id:N}"),
        _ => Content(
            isDeputy ? Texts.DutyMailAwayDeputy : Texts.DutyMailAway, Texts.DutyMailSeeShifts, isDeputy ? MinePage : "/kontakt/vakt/plan",
            absence.FirstDay.AtMidnight(), absence.LastDay.AtMidnight()) with
        { Facts = [new NoticeFact(Texts.DutyWhen, $"{DutyWords.Day(absence.FirstDay)} – {DutyWords.Day(absence.LastDay)}")] }, cancel);

    /// <summary>That an agreed call is off because the rota, or the physician's part in it, has ended. The pages of the rota may be gone.</summary>
    public Task OfStopAsync(CallBack call, CancellationToken cancel) => notifier.NotifyAsync(
        [call.PersonId, call.PhysicianId], Call, FormattableString.Invariant($"duty-call:{call.Id:N}:stopped"),
        to => Content(Texts.DutyMailCallStopped, Texts.ContactsTitle, "/kontakt", call.Starts, call.Ends) with
        { Text = to.PersonId == call.PersonId ? Texts.DutyMailCallStoppedText : "" }, cancel);

    public Task OfSwapAsync(Guid person, DutySwap swap, DutyShift shift, CancellationToken cancel) => notifier.NotifyAsync(
        [person], Rota, FormattableString.Invariant($"duty-swap:{swap.Id:N}:{swap.State}"),
        _ => Content(
            swap.State switch { SwapState.Asked => Texts.DutyMailSwapAsked, SwapState.Accepted => Texts.DutyMailSwapAccepted, SwapState.Withdrawn => Texts.DutyMailSwapEnded, _ => Texts.DutyMailSwapDeclined },
            Texts.DutyMailSeeShifts, MinePage, shift.Starts, shift.Ends), cancel);

    /// <summary>Ends a question about a swap because the shift is changed or taken off, and tells both but whoever did it.</summary>
    public async Task OfEndedSwapAsync(DutySwap swap, DutyShift shift, Guid by, CancellationToken cancel)
    {
        swap.State = SwapState.Withdrawn;
        foreach (var person in new[] { swap.PersonId, swap.ToPersonId }.Where(person => person != by))
            await OfSwapAsync(person, swap, shift, cancel);
    }

    /// <summary>Tells the one who asked, the physician or both, by the state of the request: whoever did it knows it already.</summary>
    public async Task OfCallAsync(CallBack call, bool isPassedOn, CancellationToken cancel)
    {
        var toAsker = call.State switch
        {
            CallState.Asked => isPassedOn ? Say(() => Texts.DutyMailCallPassedOn, () => Texts.DutyMailCallPassedOnText) : Say(() => Texts.DutyMailCallAsked, () => Texts.DutyMailCallAskedText),
            CallState.Answered => Say(() => Texts.DutyMailCallAnswered, () => Texts.DutyMailCallAnsweredText),
            CallState.Expired => Say(() => Texts.DutyMailCallExpired, () => Texts.DutyMailCallExpiredText),
            _ => null,
        };
        var toPhysician = call.State switch
        {
            CallState.Asked => Say(() => Texts.DutyMailCallToMake, () => Texts.DutyMailCallToMakeText),
            CallState.Withdrawn => Say(() => Texts.DutyMailCallWithdrawn, () => ""),
            CallState.Expired => Say(() => Texts.DutyMailCallMissed, () => ""),
            _ => null,
        };
        if (toAsker is not null)
            await SendAsync(call.PersonId, call, toAsker, CallPage, () => Texts.DutyMailSeeCall, cancel);
        if (toPhysician is not null)
            await SendAsync(call.PhysicianId, call, toPhysician, MinePage, () => Texts.DutyMailSeeCalls, cancel);
    }

    private Task SendAsync(Guid person, CallBack call, Words words, string address, Func<string> label, CancellationToken cancel) => notifier.NotifyAsync(
        [person], Call, FormattableString.Invariant($"duty-call:{call.Id:N}:{call.State}"),
        _ => Content(words.Title(), label(), address, call.Starts, call.Ends) with { Text = words.Text() }, cancel);

    private static Words Say(Func<string> title, Func<string> text) => new(title, text);

    private static NoticeContent Content(string title, string label, string address, LocalDateTime starts, LocalDateTime ends) => new(title, address)
    {
        AddressLabel = label,
        Facts = [new NoticeFact(Texts.DutyWhen, Dates.Span(starts, ends))],
    };

    /// <summary>Read in the recipient's form when the notice is written.</summary>
    private sealed record Words(Func<string> Title, Func<string> Text);
}
