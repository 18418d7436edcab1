using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Library.ReadForms;

/// <summary>A blank form, made to be printed and filled in by hand: it holds no inputs, so nothing can be typed here or sent.</summary>
[CachedPage]
public sealed class FormModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    /// <summary>The rows under the headings they stand under, in order.</summary>
    public IEnumerable<IGrouping<string, FieldValues>> Parts => Item.Document.Records("rows").GroupBy(row => row.Text("part"));

    protected override string KindName => LibraryModule.Form;

    /// <summary>The boxes to tick of a row.</summary>
    public static IReadOnlyList<string> Options(FieldValues row) =>
        row.Text("options").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
