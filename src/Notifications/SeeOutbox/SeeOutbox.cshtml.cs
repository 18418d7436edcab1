using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.SendMail;
using KunnskapsPortal.Notifications.TakeNotices;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Notifications.SeeOutbox;

/// <summary>The tenant's outbox and log of mail: what waits, what was sent, what came back and why.</summary>
[Requires(Permission.ManageTenant)]
public sealed class SeeOutboxModel(MailLog log, NoticeKinds kinds, SmtpPool smtp, IMediator mediator) : PageModel
{
    [BindProperty(Name = "tilstand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "slag", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public MailPage Log { get; private set; } = new([], false, 0);

    public bool HasServer => smtp.HasServer;

    public IReadOnlyList<(string Value, string Label)> States { get; } =
        [("", Texts.OutboxAllStates), .. Enum.GetValues<MailState>().Select(state => (state.ToString(), MailWords.Of(state)))];

    public IReadOnlyList<(string Value, string Label)> Kinds => [("", Texts.OutboxAllKinds), .. kinds.All.Select(kind => (kind.Name, kind.Label()))];

    public bool IsDone => Outcome is nameof(MailOutcome.Stopped) or nameof(MailOutcome.Again);

    public string? OutcomeText => Outcome switch
    {
        nameof(MailOutcome.Stopped) => Texts.OutboxStopped,
        nameof(MailOutcome.Again) => Texts.OutboxAgain,
        nameof(MailOutcome.TooLate) => Texts.OutboxTooLate,
        nameof(MailOutcome.Busy) => Texts.OutboxBusy,
        _ => null,
    };

    public string? Previous => PageNumber > 1 ? AddressOf(PageNumber - 1) : null;

    public string? Next => Log.HasOlder ? AddressOf(PageNumber + 1) : null;

    public string LabelOf(string kind) => kinds.Find(kind)?.Label() ?? kind;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MailState? state = Enum.TryParse<MailState>(State, out var named) && named.ToString() == State ? named : null;
        State = state?.ToString();
        Kind = Kind is not null && kinds.Find(Kind) is not null ? Kind : null;
        // A page number that nobody comes to by clicking is the first.
        PageNumber = PageNumber is > 0 and <= 10_000 ? PageNumber : 1;
        Log = await log.ReadAsync(new MailFilter(state, Kind), PageNumber, cancel);
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancel) => Tell(await mediator.Send(new StopMail(id), cancel));

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel) => Tell(await mediator.Send(new SendMailAgain(id), cancel));

    private IActionResult Tell(MailOutcome? outcome) =>
        outcome is null ? NotFound() : Redirect(Url.Content("~/admin/utsending") + AddressOf(PageNumber) + $"&utfall={outcome}");

    private string AddressOf(int page) => $"?tilstand={Uri.EscapeDataString(State ?? "")}&slag={Uri.EscapeDataString(Kind ?? "")}&side={page}";
}
