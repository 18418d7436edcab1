using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.SetLook;

/// <summary>The tenant's name, colour and logo. A colour that text cannot be read in is refused with the nearest that can.</summary>
[Requires(Permission.EditLook)]
public sealed class LookModel(IMediator mediator, TenantContext tenant, FindItems.ItemSearch files) : PageModel
{
    public string Name { get; private set; } = "";

    public string Colour { get; private set; } = "";

    public string LogoKey { get; private set; } = "";

    /// <summary>Proposed where the chosen colour was refused.</summary>
    public string? Nearest { get; private set; }

    public IReadOnlyList<FindItems.FoundFile> Images { get; private set; } = [];

    public (string Field, string Message)? Problem { get; private set; }

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public string? ErrorOf(string field) => Problem?.Field == field ? Problem?.Message : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = tenant.Tenant;
        (Name, Colour, LogoKey) = (now.Name, now.AccentColour ?? "", now.LogoKey ?? "");
        Images = [.. (await files.FilesAsync(null, cancel)).Where(file => file.Type == "image")];
    }

    public async Task<IActionResult> OnPostAsync(string? navn, string? farge, string? logo, CancellationToken cancel)
    {
        (Name, Colour, LogoKey) = (navn ?? "", farge ?? "", logo ?? "");
        switch (await mediator.Send(new ChangeLook(Name, Colour, LogoKey), cancel))
        {
            case LookOutcome.Changed:
                return LocalRedirect("~/admin/utseende?utfall=lagret");
            case LookOutcome.NoName:
                Problem = ("navn", Texts.LookName);
                break;
            case LookOutcome.NotAColour:
                Problem = ("farge", Texts.LookNotAColour);
                break;
            case LookOutcome.TooLight light:
                Nearest = light.Verdict.Nearest.ToString();
                Problem = ("farge", string.Format(
                    CultureInfo.CurrentCulture, Texts.LookTooLight, light.Verdict.Contrast.ToString("0.0", CultureInfo.CurrentCulture),
                    Nearest, light.Verdict.NearestContrast.ToString("0.0", CultureInfo.CurrentCulture)));
                break;
            case LookOutcome.NoSuchLogo:
                Problem = ("logo", Texts.LookNoLogo);
                break;
        }

        Images = [.. (await files.FilesAsync(null, cancel)).Where(file => file.Type == "image")];
        return Page();
    }
}

/// <summary>The colour scales of a tenant that has chosen a colour, for light and dark. The address holds the colour, so it may be kept for a year.</summary>
public sealed class LookCssModel(TenantContext tenant) : PageModel
{
    public IActionResult OnGet()
    {
        if (tenant.Tenant.AccentColour is not { } colour)
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Content(Kernel.Look.ColourScale.Css([("accent", Kernel.Look.Colour.Parse(colour))]), "text/css");
    }
}
