using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.WriteMail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Notifications.SeeTemplates;

/// <summary>The HTML part by itself, for the frame of the preview. Its policy lets in its one style element and nothing else.</summary>
[Requires(Permission.WriteContent)]
public sealed class FrameModel(NoticeKinds kinds, MailTemplates templates, TemplateShelf shelf, TemplateExamples examples, MailLook look, TenantContext tenant) : PageModel
{
    [BindProperty(Name = "form", SupportsGet = true)]
    public string? Form { get; set; }

    [BindProperty(Name = "utkast", SupportsGet = true)]
    public string? Draft { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug))
            return NotFound();
        var key = await shelf.KeyOfAsync(slug, cancel);
        var language = Languages.Parse(Form);
        var newest = Draft is null ? null : await shelf.NewestAsync(key, language, cancel);
        if (newest is null && kinds.Find(key) is null && key != MailTemplates.Standard)
            return NotFound();
        var mail = await examples.ShowAsync(newest ?? await templates.ForAsync(key, language, cancel), key, language, cancel);
        HttpContext.Features.Set(new MailPreview(MailLook.HashOf(look.StyleOf(tenant.Tenant))));
        return Content(mail.Html, "text/html; charset=utf-8");
    }
}
