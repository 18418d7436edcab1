using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty.CallMeBack;
using KunnskapsPortal.Directory.OnDuty.OpenSlots;
using KunnskapsPortal.Directory.OnDuty.ReportAbsence;
using KunnskapsPortal.Directory.OnDuty.SwapShifts;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.OwnDuty;

/// <summary>For an advisory physician: calls to make, own shifts and swaps, days away, and time opened for calls. Eleven queries.</summary>
public sealed class MyDutyModel(DutyAccess access, MyDutyReaders read, Viewer viewer, IMediator mediator, IClock clock) : DutyPageModel(access)
{
    private const string Address = "/kontakt/vakt/mine";

    protected override DutyDoor Door => DutyDoor.Physicians;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<CallToMake> Calls { get; private set; } = [];

    /// <summary>Free slots of others, to pass a call on to.</summary>
    public IReadOnlyList<FreeSlot> Others { get; private set; } = [];

    public IReadOnlyList<ShiftView> Shifts { get; private set; } = [];

    public IReadOnlyList<ShiftView> OthersShifts { get; private set; } = [];

    public IReadOnlyList<Physician> Colleagues { get; private set; } = [];

    public IReadOnlyList<SwapView> Swaps { get; private set; } = [];

    public IReadOnlyList<OwnAbsence> Absences { get; private set; } = [];

    public IReadOnlyList<OwnSlot> Slots { get; private set; } = [];

    /// <summary>The viewer can have shifts and open slots.</summary>
    public bool IsOnRota { get; private set; }

    public string? OutcomeText => Outcome switch
    {
        "ringt" => Texts.DutyDoneCalled,
        "videre" => Texts.DutyDonePassedOn,
        "spurt" => Texts.DutyDoneSwapAsked,
        "svart" => Texts.DutyDoneSwapAnswered,
        "borte" => Texts.DutyDoneAway,
        "tilbake" => Texts.DutyDoneBack,
        "apnet" => Texts.DutyDoneOpened,
        "stengt" => Texts.DutyDoneClosed,
        _ => null,
    };

    public SwapView? AskedOf(ShiftView shift) => Swaps.FirstOrDefault(s => s.IsMine && s.ShiftId == shift.Row.Id);

    /// <summary>Free slots of others that are not too late for this call.</summary>
    public IEnumerable<FreeSlot> OthersFor(CallToMake call) => Others.Where(free => free.Slot.Starts <= call.LatestStart);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostRingtAsync(Guid id, CancellationToken cancel) =>
        await DoneAsync($"samtale-{id:N}", "id", new EndCall(id, CallState.Answered), "ringt", cancel);

    public async Task<IActionResult> OnPostVidereAsync(Guid id, CancellationToken cancel)
    {
        var to = Request.Form["til"].ToString();
        var slot = Guid.TryParse(to, out var chosen) ? chosen : (Guid?)null;
        if (slot is null && to != "stedfortreder")
            return await WrongAsync($"videre-{id:N}", "til", Texts.DutyChooseWho, cancel);
        return await DoneAsync($"videre-{id:N}", "til", new PassOnCall(id, slot), "videre", cancel);
    }

    public async Task<IActionResult> OnPostByttAsync(Guid id, CancellationToken cancel)
    {
        var parts = Request.Form["med"].ToString().Split(':');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var chosen))
            return await WrongAsync($"bytt-{id:N}", "med", Texts.DutyChooseWho, cancel);
        var request = parts[0] == "vakt" ? new AskForSwap(id, null, chosen) : new AskForSwap(id, chosen, null);
        return await DoneAsync($"bytt-{id:N}", "med", request, "spurt", cancel);
    }

    public async Task<IActionResult> OnPostSvarAsync(Guid id, [FromForm(Name = "svar")] string? answer, CancellationToken cancel)
    {
        var state = answer switch { "ja" => SwapState.Accepted, "nei" => SwapState.Declined, "trekk" => SwapState.Withdrawn, _ => SwapState.Asked };
        return await DoneAsync($"svar-{id:N}", "svar", new AnswerSwap(id, state), "svart", cancel);
    }

    public async Task<IActionResult> OnPostBorteAsync(CancellationToken cancel)
    {
        Form = new DutyForm("borte", Request.Form);
        var (first, last) = (Form.Date("fra"), Form.Date("til"));
        var outcome = Form.IsSound ? await mediator.Send(new ReportAbsence.ReportAbsence(first, last), cancel) : DutyOutcome.Done;
        if (outcome == DutyOutcome.CallsWait)
        {
            var calls = (await read.Calls.ToMakeAsync(cancel)).Where(c => c.Starts.Date >= first && c.Starts.Date <= last).Select(c => DutyWords.Time(c.Starts, c.Ends));
            Form.Add("fra", DutyWords.Say(Texts.DutyCallsWaitAt, string.Join("; ", calls)));
        }

        return await AnswerAsync(outcome, "til", $"{Address}?utfall=borte#borte", () => ShowAsync(cancel));
    }

    public async Task<IActionResult> OnPostTilbakeAsync(Guid id, CancellationToken cancel) =>
        await DoneAsync("tilbake", "id", new WithdrawAbsence(id), "tilbake", cancel);

    public async Task<IActionResult> OnPostApneAsync(CancellationToken cancel)
    {
        Form = new DutyForm("apne", Request.Form);
        var opening = new SlotOpening(Form.Date("dato"), Form.Time("fra"), Form.Time("til"), Form.Number("minutter", 10, 20), Form.Number("uker", 1, SlotOpening.LongestWeeks));
        return await AnswerAsync(Form.IsSound ? await mediator.Send(new OpenSlots.OpenSlots(opening), cancel) : DutyOutcome.Done, "til", $"{Address}?utfall=apnet#tider", () => ShowAsync(cancel));
    }

    public async Task<IActionResult> OnPostStengAsync(Guid id, CancellationToken cancel) =>
        await DoneAsync($"steng-{id:N}", "id", new CloseSlot(id), "stengt", cancel);

    private async Task<IActionResult> DoneAsync(string form, string field, IRequest<DutyOutcome> request, string outcome, CancellationToken cancel)
    {
        Form = new DutyForm(form, Request.Form);
        return await AnswerAsync(await mediator.Send(request, cancel), field, $"{Address}?utfall={outcome}", () => ShowAsync(cancel));
    }

    private async Task<IActionResult> WrongAsync(string form, string field, string text, CancellationToken cancel)
    {
        Form = new DutyForm(form, Request.Form);
        Form.Add(field, text);
        return await AnswerAsync(DutyOutcome.Done, field, "", () => ShowAsync(cancel));
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        if (!Form.IsSound)
            Outcome = null;
        var now = clock.NowInOslo();
        var plan = await read.Rota.PlanAsync(now.Date, now.Date.PlusDays(MyDutyReaders.DaysAhead), cancel);
        var coming = plan.Shifts.Where(s => s.Row.Ends > now).ToList();
        IsOnRota = plan.Physicians.GetValueOrDefault(viewer.PersonId!.Value)?.Contact is not null;
        Shifts = coming.FindAll(s => s.Row.PersonId == viewer.PersonId);
        OthersShifts = coming.FindAll(s => s.Row.PersonId != viewer.PersonId && s.Owner?.Contact is not null);
        Colleagues = [.. plan.OnRota.Where(p => p.PersonId != viewer.PersonId)];
        Swaps = await read.Own.SwapsAsync(plan, cancel);
        Absences = await read.Own.AbsencesAsync(plan, cancel);
        Slots = await read.Own.SlotsAsync(cancel);
        Calls = await read.Calls.ToMakeAsync(cancel);
        Others = [.. (await read.Calls.FreeAsync(plan, cancel)).Where(s => s.Slot.PersonId != viewer.PersonId)];
    }
}

/// <summary>What the page reads from.</summary>
public sealed record MyDutyReaders(DutyReader Rota, OwnDutyReader Own, CallReader Calls)
{
    public const int DaysAhead = 366;
}
