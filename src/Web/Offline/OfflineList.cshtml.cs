using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KunnskapsPortal.Checklists;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Library;
using KunnskapsPortal.Measures;
using KunnskapsPortal.Web.Resources;
using KunnskapsPortal.Web.Start;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Web.Offline;

/// <summary>
/// The list of pages that a browser keeps for reading away from the net, with a revision that changes whenever a text or one of
/// our files does, and every day at midnight in Oslo, because dated texts come and go then.
/// It names public pages only, and the browser asks for them without saying who reads.
/// </summary>
[CachedPage]
public sealed class OfflineListModel(PublishedContent content, TenantContext tenant, TenantDirectory tenants, IWebHostEnvironment host) : PageModel
{
    private static readonly (string Module, string[] Addresses)[] Pages =
    [
        ("Checklists", ["/huskelister", "/bestilling", "/svar"]),
        ("Measures", ["/tiltak"]),
        ("Library", ["/sykefravarslopet", "/side/lege-og-behandlertelefonen"]),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var root = Request.PathBase.Value ?? "";
        var items = (await content.ListAsync(ChecklistsModule.Checklist, cancel)).Concat(await content.ListAsync(MeasuresModule.Measure, cancel));
        var rules = await content.ListAsync(LibraryModule.Rule, cancel);
        var pages = Pages.Where(page => tenant.Tenant.Has(page.Module)).SelectMany(page => page.Addresses)
            .Concat(items.Select(item => item.Address)).Concat(rules.Select(rule => $"/sykefravarslopet/{rule.Slug}")).Prepend("/").Prepend(OfflineModel.Address).Select(address => root + address);
        HttpContext.ShowsUntil(content.Today.PlusDays(1));
        return new JsonResult(new
        {
            revision = await RevisionAsync(cancel),
            offline = root + OfflineModel.Address,
            pages = pages.Distinct().ToList(),
            words = new { banner = Texts.OffBanner, months = CultureInfo.CurrentCulture.DateTimeFormat.MonthGenitiveNames[..12] },
        });
    }

    private async Task<string> RevisionAsync(CancellationToken cancel)
    {
        var national = await tenants.ByKeyAsync(TenantId.National.Value, cancel);
        var files = host.WebRootFileProvider.GetDirectoryContents("assets").Where(file => file.Name.EndsWith(".css", StringComparison.Ordinal) || file.Name.EndsWith(".js", StringComparison.Ordinal))
            .Select(file => Assets.Address(host, file.Name)).Order(StringComparer.Ordinal);
        var whole = string.Create(CultureInfo.InvariantCulture, $"{tenant.Tenant.ContentRevision} {national?.ContentRevision} {content.Today.Iso()} {string.Join(' ', files)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..16];
    }
}
