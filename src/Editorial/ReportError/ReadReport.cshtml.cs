using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>One report: what is wrong, on which page, and the button that says it is dealt with.</summary>
[Requires(Permission.WriteContent)]
public sealed class ReadReportModel(IMediator mediator, Reports reports) : PageModel
{
    [BindProperty(Name = "merknad")]
    public string? Note { get; set; }

    public string? NoteError { get; private set; }

    public bool WasHandled { get; private set; }

    public ReportRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var note = Note?.ReplaceLineEndings("\n").Trim() ?? "";
        NoteError = note.Length > ErrorReport.NoteLength ? Texts.ReportNoteLong : PatientDataGuard.Finds(note) ? Texts.DeskIdentityNumber : null;
        if (NoteError is not null)
            return await LoadAsync(id, cancel);
        switch (await mediator.Send(new HandleReport(id, note), cancel))
        {
            case null:
                return NotFound();
            case HandleReportOutcome.AlreadyHandled:
                (WasHandled, Response.StatusCode) = (true, 409);
                return await LoadAsync(id, cancel);
            default:
                return LocalRedirect("~/redaksjon/meldinger?utfall=" + nameof(HandleReportOutcome.Done));
        }
    }

    private async Task<IActionResult> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await reports.FindAsync(id, cancel) is not { } row)
            return NotFound();
        Row = row;
        return Page();
    }
}
