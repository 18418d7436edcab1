using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty.KeepRota;

/// <summary>For those who keep the rota: what is missing, what is planned, a form for several weeks, and who has which entry. Seven queries.</summary>
public sealed class PlanModel(DutyAccess access, DutyReader reader, ContactBook book, IMediator mediator, IClock clock) : DutyPageModel(access)
{
    private const string Address = "/kontakt/vakt/plan";
    private const int ShownDays = 84;

    protected override DutyDoor Door => DutyDoor.Keepers;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public DutyPlan Plan { get; private set; } = new([], new Dictionary<Guid, Physician>(), []);

    public IReadOnlyList<ShiftView> Shifts { get; private set; } = [];

    public IReadOnlyList<ShiftView> ToReplace { get; private set; } = [];

    public IReadOnlyList<DutyGap> Gaps { get; private set; } = [];

    public IReadOnlyList<(LocalDate Date, RedDay Day)> RedDays { get; private set; } = [];

    /// <summary>The advisory physicians of the directory.</summary>
    public IReadOnlyList<ContactView> Entries { get; private set; } = [];

    public LocalDate NextMonday { get; private set; }

    public static IReadOnlyList<IsoDayOfWeek> Weekdays { get; } =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public string? OutcomeText => Outcome switch
    {
        "lagt" => Texts.DutyDonePattern,
        "lagret" => Texts.DutyDoneShift,
        "fjernet" => Texts.DutyDoneRemoved,
        "lege" => Texts.DutyDonePhysician,
        _ => null,
    };

    public static string DayName(IsoDayOfWeek day) => System.Globalization.CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    public static string GapText(DutyGap gap) => gap is { From: { } from, To: { } to }
        ? $"{DutyWords.Day(gap.Date)} {Texts.DutyAt} {DutyWords.Clock(from, to)}" : DutyWords.Day(gap.Date);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostMonsterAsync(CancellationToken cancel)
    {
        Form = new DutyForm("monster", Request.Form);
        var people = Form.Ids("lege");
        var first = Form.Id("forst") is { } begins && people.Contains(begins) ? people.ToList().IndexOf(begins) : 0;
        var pattern = new DutyPattern
        {
            From = Form.Date("fra"),
            Weeks = Form.Number("uker", 1, DutyPattern.LongestWeeks),
            Days = Weekdays.Where(day => Form.IsTicked("monster", "dag", day.ToString(), false)).ToHashSet(),
            Starts = Form.Time("start"),
            Ends = Form.Time("slutt"),
            People = [.. people.Skip(first), .. people.Take(first)],
            SkipsRedDays = Form.Text("rode") != "med",
        };
        var outcome = Form.IsSound ? await mediator.Send(new MakeShifts(pattern), cancel) : DutyOutcome.Done;
        var field = outcome switch { DutyOutcome.WrongTimes => "slutt", DutyOutcome.WrongNumber => "uker", DutyOutcome.NothingChosen or DutyOutcome.NotOnRota => "lege", _ => "fra" };
        return await AnswerAsync(outcome, field, $"{Address}?utfall=lagt", () => ShowAsync(cancel));
    }

    public async Task<IActionResult> OnPostLegeAsync(Guid person, CancellationToken cancel)
    {
        Form = new DutyForm($"lege-{person:N}", Request.Form);
        var outcome = await mediator.Send(new SetPhysician(person, Form.Id("oppforing")), cancel);
        return await AnswerAsync(outcome, "oppforing", $"{Address}?utfall=lege#leger", () => ShowAsync(cancel));
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        if (!Form.IsSound)
            Outcome = null;
        var now = clock.NowInOslo();
        var last = await reader.LastDayAsync(cancel);
        Plan = await reader.PlanAsync(now.Date, last, cancel);
        var coming = Plan.Shifts.Where(s => s.Row.Ends > now).ToList();
        Shifts = coming.FindAll(s => s.Row.Starts.Date <= now.Date.PlusDays(ShownDays));
        ToReplace = coming.FindAll(s => s.MustBeReplaced);
        Gaps = coming.Count == 0 ? [] : DutyRota.Gaps(Plan.Shifts.Where(s => s.Answers is not null).Select(s => s.Row.Time), now.Date, last);
        RedDays = OwnDuty.OwnDutyReader.RedDaysBetween(now.Date, now.Date.PlusDays(ShownDays));
        Entries = await book.OfKindAsync(ContactKind.AdvisoryPhysician, cancel);
        NextMonday = (last > now.Date ? last : now.Date).Next(IsoDayOfWeek.Monday);
    }
}
