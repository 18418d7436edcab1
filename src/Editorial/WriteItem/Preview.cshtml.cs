using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>What is being typed, as it will look: by the renderer of the public pages. Stores nothing.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice, OrItemEditor = true)]
[RequestFormLimits(ValueCountLimit = 4000, ValueLengthLimit = 2_000_000)]
public sealed class PreviewModel(PublishedContent content) : PageModel
{
    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    public HtmlString Body { get; private set; } = HtmlString.Empty;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = EditModel.Posted(Request.Form);
        if (form.Body.Length > ContentParser.MaxLength)
            return StatusCode(413);
        (Title, Lead) = (form.Value("f.title"), form.Value("f.summary"));
        var body = HeadingIds.Ensure(form.Body.Replace("\r\n", "\n", StringComparison.Ordinal));
        var links = await content.LinksAsync(MarkdownText.References(body), cancel);
        Body = MarkdownText.Render(body, reference => links.GetValueOrDefault(reference), BasePath, idPrefix: "visning");
        return Page();
    }

    private string BasePath => Request.PathBase;
}
