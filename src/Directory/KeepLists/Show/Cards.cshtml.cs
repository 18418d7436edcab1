using System.Text;
using KunnskapsPortal.Directory.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.KeepLists.Show;

/// <summary>The list, or one entry of it, for an address book. Never cached: it differs from reader to reader.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CardsModel(ListReader reader) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery(Name = "oppforing")] Guid? key, CancellationToken cancel)
    {
        if (await reader.FindAsync(slug, cancel) is not { } list)
            return NotFound();
        if (key is { } one)
            list = list with { Entries = [.. list.Entries.Where(entry => entry.Key == one)] };
        if (list.Entries.Count == 0)
            return NotFound();
        var page = new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}{list.Office.ListAddress}");
        return File(Encoding.UTF8.GetBytes(ListFiles.Cards(list, page)), VCard.ContentType, $"{slug}-liste.vcf");
    }
}

/// <summary>The list for a spreadsheet; all of it for whoever keeps it. Never cached: it differs from reader to reader.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SheetModel(ListReader reader, ListOffices offices) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await reader.FindAsync(slug, cancel) is { } list
        ? File(Encoding.UTF8.GetBytes(ListFiles.Csv(list, offices.Keeps(list.Office))), "text/csv; charset=utf-8", $"{slug}-liste.csv")
        : NotFound();
}
