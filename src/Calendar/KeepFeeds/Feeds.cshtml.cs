using System.Globalization;
using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Calendar.Resources;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Calendar.KeepFeeds;

/// <summary>The person's secret calendar addresses: one for each program, each of which can be reset or ended by itself.</summary>
[Authorize]
public sealed class FeedsModel(IMediator mediator, FeedList list) : PageModel
{
    private const string NoAlarm = "";

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty(Name = "navn")]
    public string? NewName { get; set; }

    [BindProperty(Name = "varsel")]
    public string? NewAlarm { get; set; }

    public string? NameError { get; private set; }

    public IReadOnlyList<FeedLine> Feeds { get; private set; } = [];

    public bool IsFull => Feeds.Count >= FeedRules.Most;

    public string Root => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    public string WebcalRoot => $"webcal://{Request.Host}{Request.PathBase}";

    public IEnumerable<(string Value, string Label)> Alarms =>
        [(NoAlarm, Texts.AlarmNone), .. FeedRules.Alarms.Select(minutes => (minutes.ToString(CultureInfo.InvariantCulture), FeedList.AlarmWords(minutes)))];

    public bool IsGood => Outcome is "laget" or "byttet" or "avsluttet";

    public string? OutcomeText => Outcome switch
    {
        "laget" => Texts.FeedAdded,
        "byttet" => Texts.FeedReset,
        "avsluttet" => Texts.FeedEnded,
        "fullt" => Texts.FeedTooMany,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel) => Feeds = await list.MineAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var name = NewName?.Trim() ?? "";
        if (PatientDataGuard.Finds(name))
        {
            // The guard goes before the echo.
            NewName = null;
            ModelState.Clear();
            NameError = Texts.FeedNameStopped;
        }
        else if (name.Length is 0 or > PersonalFeed.NameLength)
        {
            NameError = name.Length == 0 ? Texts.FeedNameMissing : Texts.FeedNameTooLong;
        }

        if (NameError is not null)
        {
            Outcome = null;
            Feeds = await list.MineAsync(cancel);
            return Page();
        }

        var alarm = int.TryParse(NewAlarm, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && FeedRules.Alarms.Contains(minutes) ? minutes : (int?)null;
        return Back(await mediator.Send(new AddFeed(name, alarm), cancel) == AddFeedOutcome.Added ? "laget" : "fullt");
    }

    public async Task<IActionResult> OnPostResetAsync(Guid id, CancellationToken cancel) =>
        await mediator.Send(new ResetFeed(id), cancel) ? Back("byttet") : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel) =>
        await mediator.Send(new EndFeed(id), cancel) ? Back("avsluttet") : NotFound();

    private LocalRedirectResult Back(string outcome) => LocalRedirect($"~/kalender/abonnement?utfall={outcome}");
}
