using KunnskapsPortal.Checklists.Compose;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Checklists.ComposeAnswer;

/// <summary>
/// Helps a GP to answer Nav: what the form asks for, and no more. The page is a sheet to print; the script makes it a
/// composer in the browser. Nothing is sent, and the policy of the page says so.
/// </summary>
[CachedPage]
[SendsNothing]
public sealed class AnswerModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    protected override string KindName => ChecklistsModule.Answer;

    public IReadOnlyList<FieldValues> Rows(string name) => Item.Document.Records(name);

    /// <summary>The names of the forms that ask for this.</summary>
    public string FormsOf(FieldValues prompt) =>
        string.Join(", ", Rows("forms").Where(form => Keys.In(prompt.Text("forms")).Contains(form.Key)).Select(form => form.Text("label")));

    public override Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => base.OnGetAsync(ChecklistsModule.AnswerSlug, cancel);
}
