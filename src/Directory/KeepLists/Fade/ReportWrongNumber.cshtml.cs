using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.KeepLists.Show;
using KunnskapsPortal.Directory.Resources;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>Any reader says with one button that an entry is wrong. There is nothing to write, so nothing to guard.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReportWrongNumberModel(ListReader reader, IMediator mediator, ListReportLimit limit) : PageModel
{
    [BindProperty(Name = "oppforing", SupportsGet = true)]
    public Guid? Key { get; set; }

    /// <summary>A field that people do not see: only a machine fills it in.</summary>
    [BindProperty(Name = "nettsted")]
    public string? Trap { get; set; }

    [BindProperty(Name = "takk", SupportsGet = true)]
    public bool IsSent { get; set; }

    public ShownList List { get; private set; } = null!;

    public ListEntry? Entry { get; private set; }

    public string? Problem { get; private set; }

    public string About => Entry is { } entry ? ListText.Say(Texts.ListWrongAbout, entry.Name) : Texts.ListWrongWhole;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        if (string.IsNullOrEmpty(Trap))
        {
            if (!limit.Takes(HttpContext.Connection.RemoteIpAddress))
            {
                (Problem, Response.StatusCode) = (Texts.ListWrongTooMany, 429);
                return Page();
            }

            if (!await mediator.Send(new ReportWrongNumber(List.Office.Id, Key), cancel))
                return NotFound();
        }

        return Redirect($"{Request.PathBase}{List.Office.ListAddress}/feil?takk=true{(Key is { } key ? $"&oppforing={key}" : "")}");
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancel)
    {
        if (await reader.FindAsync(slug, cancel) is not { } list)
            return false;
        List = list;
        Entry = list.Entries.FirstOrDefault(entry => entry.Key == Key);
        return Key is null || Entry is not null;
    }
}
