using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.CallMeBack;

/// <summary>The free slots of one day.</summary>
public sealed record SlotDay(LocalDate Date, RedDay? Red, IReadOnlyList<FreeSlot> Slots);

/// <summary>For confirmed members: ask to be called in a free slot, see and withdraw what one has asked. Seven queries.</summary>
public sealed class CallMeModel(DutyAccess access, DutyReader reader, CallReader calls, IMediator mediator, IClock clock) : DutyPageModel(access)
{
    private const int DaysAhead = 60;

    protected override DutyDoor Door => DutyDoor.Members;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<SlotDay> Days { get; private set; } = [];

    /// <summary>The one that waits; null for none.</summary>
    public OwnCall? Waiting { get; private set; }

    public IReadOnlyList<OwnCall> Ended { get; private set; } = [];

    public static IReadOnlyList<CallTopic> Topics { get; } = Enum.GetValues<CallTopic>();

    public string? OutcomeText => Outcome switch
    {
        "bedt" => Texts.DutyCallDone,
        "trukket" => Texts.DutyCallWithdrawn,
        _ => null,
    };

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostBeAsync(CancellationToken cancel)
    {
        Form = new DutyForm("be", Request.Form);
        if (Form.Id("tid") is not { } slot)
        {
            Form.Add("tid", Texts.DutyChooseSlot);
            return await AnswerAsync(DutyOutcome.Done, "tid", "", () => ShowAsync(cancel));
        }

        var topic = Enum.TryParse<CallTopic>(Form.Text("tema"), out var parsed) && Enum.IsDefined(parsed) ? parsed : (CallTopic?)null;
        var outcome = await mediator.Send(new AskForCall(slot, Form.Text("nummer"), topic), cancel);
        var field = outcome switch { DutyOutcome.WrongNumberToCall => "nummer", DutyOutcome.NoTopic => "tema", _ => "tid" };
        return await AnswerAsync(outcome, field, "/kontakt/vakt/ring-meg?utfall=bedt", () => ShowAsync(cancel));
    }

    public async Task<IActionResult> OnPostTrekkAsync(Guid id, CancellationToken cancel)
    {
        Form = new DutyForm("trekk", Request.Form);
        return await AnswerAsync(await mediator.Send(new EndCall(id, CallState.Withdrawn), cancel), "id", "/kontakt/vakt/ring-meg?utfall=trukket", () => ShowAsync(cancel));
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        if (!Form.IsSound)
            Outcome = null;
        var today = clock.TodayInOslo();
        var plan = await reader.PlanAsync(today, today, cancel);
        var mine = await calls.MineAsync(plan.Physicians, cancel);
        Waiting = mine.FirstOrDefault(c => c.State == CallState.Asked);
        Ended = [.. mine.Where(c => c.State != CallState.Asked)];
        var last = today.PlusDays(DaysAhead);
        Days =
        [
            .. (await calls.FreeAsync(plan, cancel)).Where(s => s.Slot.Starts.Date <= last).GroupBy(s => s.Slot.Starts.Date)
                .Select(day => new SlotDay(day.Key, Holidays.On(day.Key), [.. day])),
        ];
    }
}
