using KunnskapsPortal.Checklists.Compose;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace KunnskapsPortal.Checklists.ComposeOrder;

/// <summary>
/// Helps Nav to ask a doctor for no more than a decision needs. The page is a sheet to print; the script makes it a composer
/// in the browser. Nothing is sent, and the policy of the page says so.
/// </summary>
[CachedPage]
[SendsNothing]
public sealed class OrderModel(PublishedContent content, TenantContext tenant) : ItemPageModel(content, tenant)
{
    /// <summary>What can be decided, each with the questions it may need.</summary>
    public IReadOnlyList<(FieldValues Decision, IReadOnlyList<FieldValues> Questions)> Decisions =>
        [.. Rows("decisions").Select(decision => (decision, (IReadOnlyList<FieldValues>)
            [.. Rows("questions").Where(question => Keys.In(question.Text("decisions")).Contains(decision.Key))]))];

    protected override string KindName => ChecklistsModule.Order;

    public IReadOnlyList<FieldValues> Rows(string name) => Item.Document.Records(name);

    /// <summary>A line of the letter on paper: what the script fills in is left open.</summary>
    public static string OnPaper(FieldValues line) =>
        line.Text("text").Replace("{lov}", "§ ..........", StringComparison.Ordinal) is var text && text.StartsWith('{') ? "" : text;

    public override Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => base.OnGetAsync(ChecklistsModule.OrderSlug, cancel);
}
