using System.Globalization;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Notifications.SeeOutbox;

/// <summary>Asks once more before all mail that waits is stopped.</summary>
[Requires(Permission.ManageTenant)]
public sealed class StopAllModel(MailLog log, NoticeKinds kinds, IMediator mediator) : PageModel
{
    /// <summary>One kind; empty for all.</summary>
    [BindProperty(Name = "slag", SupportsGet = true)]
    public string? Kind { get; set; }

    public int Waiting { get; private set; }

    public string Question => string.Format(
        CultureInfo.CurrentCulture, Known is not null ? Texts.StopAllOfKind : Texts.StopAllQuestion, Waiting, Known is null ? "" : kinds[Known].Label());

    private string? Known => Kind is not null && kinds.Find(Kind) is not null ? Kind : null;

    public async Task OnGetAsync(CancellationToken cancel) => Waiting = await log.WaitingAsync(Known, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // A kind that is unknown must not become all kinds.
        if (!string.IsNullOrEmpty(Kind) && Known is null)
            return NotFound();
        await mediator.Send(new StopAllMail(Known), cancel);
        return Redirect(Url.Content($"~/admin/utsending?slag={Uri.EscapeDataString(Kind ?? "")}&utfall={MailOutcome.Stopped}"));
    }
}
