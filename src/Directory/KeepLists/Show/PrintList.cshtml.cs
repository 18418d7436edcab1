using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>
/// The list for paper, as the reader may see it; for a GP office it holds what both the reader and a GP there may see, so that nothing of the
/// Nav office's own is printed for others and nobody reads more by asking for another's sheet.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PrintListModel(ListOffices offices, ListReader reader, GpOffices gps, IClock clock) : PageModel
{
    public ShownList List { get; private set; } = null!;

    /// <summary>The GP offices to choose among.</summary>
    public IReadOnlyList<GpOffice> Choices { get; private set; } = [];

    /// <summary>The GP office that the sheet is for; null for none.</summary>
    public GpOffice? For { get; private set; }

    public string Heading => ListText.Say(Texts.ListPrintHeading, For?.Name ?? List.Office.Name);

    public string Printed => ListText.Say(Texts.ListPrintedOn, clock.TodayInOslo().Long());

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery(Name = "for")] string? forGps, CancellationToken cancel)
    {
        if (await offices.FindAsync(slug, cancel) is not { } office)
            return NotFound();
        Choices = await gps.OfAsync(office, cancel);
        For = Choices.FirstOrDefault(choice => choice.Slug == forGps);
        if ((For is null && !string.IsNullOrEmpty(forGps)) || await reader.OfAsync(office, cancel, For?.Reader) is not { } list)
            return NotFound();
        List = list;
        return Page();
    }
}
