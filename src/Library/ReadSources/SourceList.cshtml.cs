using System.Globalization;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Library.AboutContent;
using KunnskapsPortal.Library.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Library.ReadSources;

/// <summary>The register of sources: what the texts lean on, how sure we are of it, and how much leans on it.</summary>
[CachedPage]
public sealed class SourceListModel(PublishedContent content, ContentStock stock, TenantContext tenant) : PageModel
{
    /// <summary>By how sure we are, laws first.</summary>
    public IReadOnlyList<(string Status, IReadOnlyList<PublishedView> Sources)> Groups { get; private set; } = [];

    /// <summary>How many texts cite each source, by its key.</summary>
    public IReadOnlyDictionary<string, int> Cited { get; private set; } = new Dictionary<string, int>();

    /// <summary>The page's own form.</summary>
    public string Lang => tenant.Language.Code();

    /// <summary>The form of what the register says, where it differs from the page's.</summary>
    public string? LangOf(PublishedView source) => source.Language == tenant.Language ? null : source.Language.Code();

    /// <summary>"brukt i 12 tekster".</summary>
    public string UseOf(PublishedView source) => Cited.GetValueOrDefault(source.Key) is var count && count == 1
        ? Texts.SourceCitedOnce
        : string.Format(CultureInfo.CurrentCulture, Texts.SourceCited, count);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await content.ListAsync(Sources.Kind, cancel);
        Groups = [.. SourceStatus.All
            .Select(status => (status, (IReadOnlyList<PublishedView>)[.. all.Where(source => source.Document.Text("status") == status)]))
            .Where(group => group.Item2.Count > 0)];
        Cited = await stock.CitationsAsync(cancel);
    }
}
