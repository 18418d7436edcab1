using KunnskapsPortal.Directory.KeepLists.Show;
using KunnskapsPortal.Directory.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>Where the mail leads: the whole list, and one button for all of it. Opening it changes nothing.</summary>
[Authorize]
public sealed class ConfirmListModel(ListOffices offices, ListReader reader, IMediator mediator) : PageModel
{
    [BindProperty(Name = "revisjon")]
    public int Revision { get; set; }

    [BindProperty(Name = "takk", SupportsGet = true)]
    public bool IsDone { get; set; }

    public ShownList List { get; private set; } = null!;

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await LoadAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, cancel))
            return NotFound();
        if (await mediator.Send(new ConfirmList(List.Office.Id, Revision), cancel) == ListResult.Done)
            return Redirect($"{Request.PathBase}{List.Office.KeepAddress}/bekreft?takk=true");
        (Problem, Response.StatusCode) = (Texts.ListConfirmStale, 409);
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancel)
    {
        if (await offices.FindKeptAsync(slug, cancel) is not { } office || await reader.OfAsync(office, cancel) is not { } list)
            return false;
        List = list;
        return true;
    }
}
