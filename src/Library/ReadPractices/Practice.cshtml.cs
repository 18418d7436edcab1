using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Library.ReadPractices;

/// <summary>One kit that another municipality can copy.</summary>
[CachedPage]
public sealed class PracticeModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => LibraryModule.Practice;

    /// <summary>What a figure was read in: title and chapter.</summary>
    public string SourceOf(FieldValues figure) => string.Join(
        ", ", new[] { Register.GetValueOrDefault(figure.Text("source").Split(':')[^1])?.Title ?? figure.Text("source"), figure.TextOrNull("place") }.OfType<string>());
}
