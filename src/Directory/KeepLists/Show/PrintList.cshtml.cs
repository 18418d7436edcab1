using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>
/// The list for paper, headed with the GP office it is for. The name comes in the address, is shown and is stored nowhere; the answer is
/// not stored either.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PrintListModel(ListReader reader, IClock clock) : PageModel
{
    [BindProperty(Name = "for", SupportsGet = true)]
    public string? Typed { get; set; }

    public ShownList List { get; private set; } = null!;

    /// <summary>The GP office; empty for none.</summary>
    public string For { get; private set; } = "";

    public string? Problem { get; private set; }

    public string Heading => ListText.Say(Texts.ListPrintHeading, For.Length > 0 ? For : List.Office.Name);

    public string Printed => ListText.Say(Texts.ListPrintedOn, clock.TodayInOslo().Long());

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await reader.FindAsync(slug, cancel) is not { } list)
            return NotFound();
        List = list;
        var typed = WellFormed.Visible(Typed?.Trim() ?? "");
        Problem = PatientDataGuard.Finds(typed) ? Texts.ListFaultIdentityNumber
            : typed.Length > ListEntryRules.LengthOf(ListField.Name) ? ListText.Say(Texts.ListPrintForLong, ListEntryRules.LengthOf(ListField.Name))
            : null;
        For = Problem is null ? typed : "";
        if (Problem is not null)
            Response.StatusCode = 422;
        return Page();
    }
}
