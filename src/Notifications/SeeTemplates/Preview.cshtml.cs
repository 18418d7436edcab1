using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.WriteMail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Notifications.SeeTemplates;

/// <summary>A mail of an invented notice in one written form.</summary>
public sealed record TemplatePreview(Language Language, ComposedMail Mail, bool IsDraft);

/// <summary>A template as its mail will look, in both written forms.</summary>
[Requires(Permission.WriteContent)]
public sealed class PreviewModel(NoticeKinds kinds, MailTemplates templates, TemplateShelf shelf, TemplateExamples examples, MailComposer composer, MailOptions options) : PageModel
{
    /// <summary>Anything: the newest version, published or not, where the tenant has one.</summary>
    [BindProperty(Name = "utkast", SupportsGet = true)]
    public string? Draft { get; set; }

    public string Key { get; private set; } = "";

    public IReadOnlyList<TemplatePreview> Previews { get; private set; } = [];

    public IReadOnlyList<OwnTemplate> Own { get; private set; } = [];

    public string From => $"{composer.Portal} <{options.From}>";

    public string Label => (kinds.Find(Key) ?? TemplateExamples.Standard(Key)).Label();

    /// <summary>A version that is not published can be looked at.</summary>
    public bool HasNewer => Own.Any(own => own.HasNewer);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug))
            return NotFound();
        Key = await shelf.KeyOfAsync(slug, cancel);
        Own = [.. (await shelf.OwnAsync(cancel)).Where(own => own.Key == Key)];
        if (kinds.Find(Key) is null && Key != MailTemplates.Standard && Own.Count == 0)
            return NotFound();
        var previews = new List<TemplatePreview>();
        foreach (var language in new[] { Language.Bokmal, Language.Nynorsk })
        {
            var newest = Draft is null ? null : await shelf.NewestAsync(Key, language, cancel);
            var template = newest ?? await templates.ForAsync(Key, language, cancel);
            previews.Add(new TemplatePreview(language, await examples.ShowAsync(template, Key, language, cancel), newest is not null));
        }

        Previews = previews;
        HttpContext.Features.Set(new MailPreview(null));
        return Page();
    }

    public string FrameAddress(TemplatePreview preview) =>
        $"/redaksjon/e-post/{Key}/visning?form={preview.Language.Code()}{(preview.IsDraft ? "&utkast=1" : "")}";
}
