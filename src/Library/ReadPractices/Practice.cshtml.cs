using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Library.ReadPractices;

/// <summary>One kit that another municipality can copy.</summary>
[CachedPage]
public sealed class PracticeModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    private IReadOnlyDictionary<string, ItemDocument> register = new Dictionary<string, ItemDocument>();

    protected override string KindName => LibraryModule.Practice;

    public override async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var result = await base.OnGetAsync(slug, cancel);
        if (Item is not null)
            register = await Published.RegisterAsync([Item.Document], cancel);
        return result;
    }

    /// <summary>What a figure was read in: title and chapter.</summary>
    public string SourceOf(FieldValues figure) =>
        string.Join(", ", new[] { register.GetValueOrDefault(figure.Text("source").Split(':')[^1])?.Title, figure.TextOrNull("place") }.OfType<string>());
}
