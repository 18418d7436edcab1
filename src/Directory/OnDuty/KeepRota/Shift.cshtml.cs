using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.OnDuty.KeepRota;

/// <summary>One shift: a new one, or one to change or take off. <c>ny</c> stands for a new one.</summary>
public sealed class ShiftModel(DutyAccess access, DutyReader reader, PortalDb db, IMediator mediator) : DutyPageModel(access)
{
    private Guid? _id;

    protected override DutyDoor Door => DutyDoor.Keepers;

    /// <summary>Null for a new one.</summary>
    public DutyShift? Shift { get; private set; }

    public IReadOnlyList<Physician> OnRota { get; private set; } = [];

    public string Title => Shift is null ? Texts.DutyNewShift : Texts.DutyChangeShift;

    public string Day { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(string id, string? dato, CancellationToken cancel)
    {
        Day = LocalDatePattern.Iso.Parse(dato ?? "") is { Success: true, Value: var day } ? day.Iso() : "";
        return ShowAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostLagreAsync(string id, CancellationToken cancel)
    {
        Form = new DutyForm("vakt", Request.Form);
        if (await ShowAsync(id, cancel) is NotFoundResult missing)
            return missing;
        var day = Form.Date("dato");
        var (starts, ends) = (day + Form.Time("fra"), day + Form.Time("til"));
        if (Form.Id("lege") is not { } person)
        {
            Form.Add("lege", Texts.DutyChooseWho);
            return await AnswerAsync(DutyOutcome.Done, "lege", "", () => Task.CompletedTask);
        }

        var outcome = Form.IsSound ? await mediator.Send(new SaveShift(_id, person, Form.Id("stedfortreder"), starts, ends), cancel) : DutyOutcome.Done;
        var field = outcome switch { DutyOutcome.OwnDeputy => "stedfortreder", DutyOutcome.WrongTimes => "til", DutyOutcome.NotOnRota => "lege", _ => "dato" };
        return await AnswerAsync(outcome, field, "/kontakt/vakt/plan?utfall=lagret", () => Task.CompletedTask);
    }

    public async Task<IActionResult> OnPostFjernAsync(string id, CancellationToken cancel)
    {
        Form = new DutyForm("fjern", Request.Form);
        if (await ShowAsync(id, cancel) is NotFoundResult missing)
            return missing;
        return await AnswerAsync(_id is { } shift ? await mediator.Send(new RemoveShift(shift), cancel) : DutyOutcome.NotFound, "id", "/kontakt/vakt/plan?utfall=fjernet", () => Task.CompletedTask);
    }

    private async Task<IActionResult> ShowAsync(string id, CancellationToken cancel)
    {
        if (id != "ny")
        {
            if (!Guid.TryParse(id, out var known))
                return NotFound();
            Shift = await db.Set<DutyShift>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == known, cancel);
            if (Shift is null)
                return NotFound();
            _id = known;
            Day = Shift.Starts.Date.Iso();
        }

        OnRota = [.. (await reader.PhysiciansAsync(cancel)).Values.Where(p => p.Contact is not null)];
        return Page();
    }
}
