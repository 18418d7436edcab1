using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadMisunderstandings;

/// <summary>What many believe, and what holds: all on one page, to be narrowed by topic.</summary>
[CachedPage("tema")]
public sealed class MisunderstandingsModel(PublishedContent content, TenantContext tenant) : PageModel
{
    [BindProperty(Name = "tema", SupportsGet = true)]
    public string? Topic { get; set; }

    public TopicChoice Choice { get; private set; } = TopicChoice.Empty;

    public IReadOnlyList<Misunderstanding> Shown { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Choice = TopicChoice.Of("/misforstaelser", await content.ListAsync(LibraryModule.Misunderstanding, cancel), Topic);
        var shown = Choice.Items;
        var links = await content.LinksAsync([.. shown.SelectMany(item => MarkdownText.References(item.Document.Body)).Distinct()], cancel);
        var register = await content.RegisterAsync(shown.Select(item => item.Document), cancel);
        Shown = [.. shown.Select(item => new Misunderstanding(
            item.Slug, item.Title, item.Document.Text("belief"), item.Document.Summary,
            MarkdownText.Render(item.Document.Body, reference => links.GetValueOrDefault(reference), Request.PathBase, headingsBelow: 1, idPrefix: item.Slug),
            CitedSource.Of(item.Document, register.GetValueOrDefault),
            item.Language == tenant.Language ? null : item.Language.Code()))];
    }
}

/// <param name="Belief">What many believe.</param>
/// <param name="Holds">What holds, the answer first.</param>
public sealed record Misunderstanding(
    string Slug, string Title, string Belief, string Holds, HtmlString Body, IReadOnlyList<CitedSource> Sources, string? ForeignLang);
