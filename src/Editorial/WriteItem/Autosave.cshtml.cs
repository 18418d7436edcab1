using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>
/// Keeps what is being typed, for the script of the editor. Answers JSON: 200 kept; 401 the session has ended; 409 another has
/// stored a version, and what was typed is kept all the same; 422 an identity number, and nothing is kept.
/// </summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
[RequestFormLimits(ValueCountLimit = 4000, ValueLengthLimit = 2_000_000)]
public sealed class AutosaveModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet(Guid id) => LocalRedirect($"~/redaksjon/tekst/{id}");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        _ = int.TryParse(Request.Form["base"], NumberStyles.None, CultureInfo.InvariantCulture, out var begun);
        var form = EditModel.Posted(Request.Form);
        return await mediator.Send(new SaveItem(id, begun, form, AsVersion: false), cancel) switch
        {
            SaveOutcome.Saved saved => new JsonResult(new { savedAt = saved.At.InZone(Oslo.Zone).TimeOfDay.Clock(), version = saved.Version }),
            SaveOutcome.Overtaken => Answer(409, new { message = Texts.OvertakenText, address = Url.Content($"~/redaksjon/tekst/{id}/flett") }),
            SaveOutcome.Stopped stopped => Answer(422, new { message = Texts.IdentityNumberStopped, field = stopped.Field }),
            SaveOutcome.Refused { Why: { } why } => Answer(403, new { message = LifeOfItem.StepTexts.Refusal(why) }),
            _ => Answer(404, new { message = Texts.NotThere }),
        };
    }

    private static JsonResult Answer(int status, object value) => new(value) { StatusCode = status };
}
