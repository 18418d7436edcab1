using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Editorial.WriteItem;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>Review, publishing and history of one item: what can be done now, what has been said and done, every version.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, Permission.ReviewContent, OrItemEditor = true)]
public sealed class LifeModel(ItemDesk desk, ItemHistory history, IMediator mediator, TenantDirectory tenants) : PageModel
{
    private static readonly LocalDateTimePattern TimePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public OpenItem Open { get; private set; } = null!;

    public HistoryView History { get; private set; } = null!;

    public string? Message { get; private set; }

    public bool IsGood { get; private set; }

    /// <summary>What is wrong, by the name of the input.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Missing { get; private set; } = [];

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>What was typed, shown again where it could not be used.</summary>
    public string Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return NotFound();
        Message = StepTexts.Done(Outcome);
        IsGood = Message is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int versjon, string? steg, CancellationToken cancel)
    {
        if (!Enum.TryParse<Step>(steg, out var step) || step is Step.Save or Step.Import)
            return BadRequest();
        var (publish, badPublish) = Time("publiser");
        var (takeDown, badDown) = Time("ta-ned");
        StepOutcome outcome = badPublish ? new StepOutcome.Wrong("publiser", Texts.NotADateTime)
            : badDown ? new StepOutcome.Wrong("ta-ned", Texts.NotADateTime)
            : await mediator.Send(new TakeStep(id, versjon, step)
            {
                Note = Typed("merknad"),
                PublishAt = publish,
                UnpublishAt = takeDown,
                Slug = Typed("adresse").Trim(),
                Target = Typed("videre").Trim() is { Length: > 0 } target ? target : null,
                ToVersion = int.TryParse(Typed("til"), NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? to : null,
            }, cancel);
        // Every process sees the new revision within a second; the one who took the step sees it at once.
        tenants.Forget();
        if (outcome is StepOutcome.Done)
            return LocalRedirect($"~/redaksjon/tekst/{id}/liv?utfall={step}");
        if (!await LoadAsync(id, cancel))
            return NotFound();
        switch (outcome)
        {
            case StepOutcome.Refused refused:
                Message = StepTexts.Refusal(refused.Why);
                break;
            case StepOutcome.Stale:
                Message = Texts.StaleVersion;
                break;
            case StepOutcome.Incomplete incomplete:
                Message = Texts.RefusedIncomplete;
                Missing = [.. incomplete.Errors.Select(e => $"{FieldTexts.Label(Open.Kind, e.Path)}: {FieldTexts.Say(Open.Kind, e)}")];
                break;
            case StepOutcome.Wrong wrong:
                Message = wrong.Message;
                Errors = new Dictionary<string, string> { [wrong.Field] = wrong.Message };
                break;
        }

        return Page();
    }

    private (Instant? Value, bool IsWrong) Time(string name)
    {
        var typed = Typed(name);
        if (typed.Length == 0)
            return (null, false);
        var read = TimePattern.Parse(typed.Length > 16 ? typed[..16] : typed);
        return read.Success ? (read.Value.ToInstantInOslo(), false) : (null, true);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await desk.OpenAsync(id, cancel) is not { } open)
            return false;
        Open = open;
        History = await history.OfAsync(open.Item, cancel);
        return true;
    }
}
