using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>
/// "Noe feil?": what is wrong on a page. A page that shows a national text leads to the national form, so that the report
/// lands with those who can mend it.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReportFormModel(IMediator mediator, PublishedContent content, ContentKinds kinds, TenantContext tenant, ReportLimit limit) : PageModel
{
    [BindProperty(Name = "side", SupportsGet = true)]
    public string? Typed { get; set; }

    [BindProperty(Name = "tekst")]
    public string? Text { get; set; }

    [BindProperty(Name = "epost")]
    public string? Email { get; set; }

    /// <summary>A field that people do not see: only a machine fills it in.</summary>
    [BindProperty(Name = "nettsted")]
    public string? Trap { get; set; }

    [BindProperty(Name = "takk", SupportsGet = true)]
    public bool IsSent { get; set; }

    public string Side { get; private set; } = "";

    public string? PageTitle { get; private set; }

    public string? TextError { get; private set; }

    public string? EmailError { get; private set; }

    public bool HasErrors => TextError is not null || EmailError is not null;

    public string DescribedBy(string field, string? error) => error is null ? $"{field}-hjelp" : $"{field}-hjelp {field}-feil";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await ReadPageAsync(cancel);
        return _national is null ? Page() : Redirect(_national);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadPageAsync(cancel);
        var (text, email) = (Text?.ReplaceLineEndings("\n").Trim() ?? "", Email?.Trim() ?? "");
        TextError = text.Length == 0 ? Texts.ReportTextMissing
            : text.Length > ErrorReport.TextLength ? string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.ReportTextLong, text.Length)
            : PatientDataGuard.Finds(text) ? Texts.DeskIdentityNumber
            : null;
        EmailError = email.Length > 0 && !ReportedPage.IsEmail(email) ? Texts.ReportEmailWrong : PatientDataGuard.Finds(email) ? Texts.DeskIdentityNumber : null;
        if (HasErrors)
            return Page();
        if (string.IsNullOrEmpty(Trap))
        {
            if (!limit.Takes(HttpContext.Connection.RemoteIpAddress))
            {
                (TextError, Response.StatusCode) = (Texts.ReportTooMany, 429);
                return Page();
            }

            await mediator.Send(new SendReport(Side, text, email.Length == 0 ? null : email), cancel);
        }

        return LocalRedirect($"~/meld-feil?takk=true&side={Uri.EscapeDataString(Side)}");
    }

    private string? _national;

    private async Task ReadPageAsync(CancellationToken cancel)
    {
        Side = ReportedPage.PathOf(Typed);
        if (ReportedPage.ItemOf(Side, kinds) is not var (kind, slug) || (await content.FindAsync(kind.Name, slug, cancel)).Item is not { } item)
            return;
        PageTitle = item.Title;
        if (item.Owner != tenant.Id)
            _national = $"/{item.Owner}{(tenant.Language == Language.Nynorsk ? "/nn" : "")}/meld-feil?side={Uri.EscapeDataString(Side)}";
    }
}
