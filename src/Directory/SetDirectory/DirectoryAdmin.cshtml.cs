using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.SetDirectory;

/// <summary>How long a confirmation lasts, and whether the region has a duty rota.</summary>
[Requires(Permission.ManageTenant)]
public sealed class DirectoryAdminModel(IMediator mediator, PortalDb db) : PageModel
{
    [BindProperty(Name = "frisk")]
    public string? Fresh { get; set; }

    [BindProperty(Name = "gammel")]
    public string? Ageing { get; set; }

    [BindProperty(Name = "vakt")]
    public bool HasDutyRota { get; set; }

    [BindProperty(Name = "lagret", SupportsGet = true)]
    public bool IsSaved { get; set; }

    public string? FreshError { get; private set; }

    public string? AgeingError { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var stored = await DirectorySettings.OfAsync(db, cancel);
        (Fresh, Ageing, HasDutyRota) = (Written(stored.FreshDays), Written(stored.AgeingDays), stored.HasDutyRota);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (fresh, ageing) = (Days(Fresh), Days(Ageing));
        FreshError = fresh is null ? Texts.DirBadDays : null;
        AgeingError = ageing is null ? Texts.DirBadDays : fresh is { } first && ageing <= first ? Texts.DirAgeingFirst : null;
        if (fresh is { } days && ageing is { } last && AgeingError is null)
        {
            await mediator.Send(new SetDirectory(days, last, HasDutyRota), cancel);
            return LocalRedirect("~/admin/kontakter?lagret=true");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static string Written(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static int? Days(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= SetDirectory.FewestDays and <= SetDirectory.MostDays ? days : null;
}
