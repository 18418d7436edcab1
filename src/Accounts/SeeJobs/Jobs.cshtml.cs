using System.Globalization;
using KunnskapsPortal.Accounts.AccountForms;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Accounts.SeeJobs;

/// <summary>What the portal has to do: what waits, what failed and why, and once more. Three queries, with the viewer's own.</summary>
[Requires(Permission.ManageTenant, Permission.ManageInstallation)]
public sealed class JobsModel(IMediator mediator, JobList list, IEnumerable<JobKind> kinds, TenantDirectory tenants) : PageModel
{
    private static readonly JobState[] States = [JobState.Waiting, JobState.Failed, JobState.Stopped, JobState.Done];

    [BindProperty(Name = "tilstand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "slag", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "region", SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public JobCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public JobPage Shown { get; private set; } = new([], false);

    public JobState Chosen { get; private set; }

    public bool SeesAll => list.SeesAll;

    public bool IsDone => Outcome is nameof(JobChange.Asked) or nameof(JobChange.Stopped);

    public string? OutcomeText => Outcome switch
    {
        nameof(JobChange.Asked) => Texts.JobAsked,
        nameof(JobChange.Stopped) => Texts.JobStopped,
        nameof(JobChange.TooLate) => Texts.JobTooLate,
        _ => null,
    };

    public IReadOnlyList<(string Value, string Label)> StateChoices => [.. States.Select(state => (state.ToString(), $"{Word(state)} ({NumberOf(state)})"))];

    public IReadOnlyList<(string Value, string Label)> KindChoices =>
        [("", Texts.JobAllKinds), .. kinds.Select(kind => (kind.Name, kind.Label())).OrderBy(kind => kind.Item2, StringComparer.CurrentCulture)];

    public IReadOnlyList<(string Value, string Label)> RegionChoices { get; private set; } = [];

    public Pager Pager => new(
        Texts.JobsTitle, string.Format(CultureInfo.CurrentCulture, Texts.PageAt, PageNumber),
        PageNumber == 1 ? null : AddressOf(PageNumber - 1), Shown.HasMore ? AddressOf(PageNumber + 1) : null);

    public string LabelOf(Job job) => kinds.FirstOrDefault(kind => kind.Name == job.Kind)?.Label() ?? job.Kind;

    /// <summary>The stored word, in words where it is the portal's own fault.</summary>
    public static string Why(Job job) => job.Problem is not { } problem ? "–"
        : problem.EndsWith(nameof(Exception), StringComparison.Ordinal) ? string.Format(CultureInfo.CurrentCulture, Texts.JobFault, problem)
        : problem;

    public static string When(Instant at) => at.InZone(Oslo.Zone).LocalDateTime.Long();

    public static string Iso(Instant at) => at.InZone(Oslo.Zone).LocalDateTime.Iso();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Chosen = States.FirstOrDefault(state => state.ToString() == State);
        Kind = kinds.Any(kind => kind.Name == Kind) ? Kind : null;
        var all = await tenants.AllAsync(cancel);
        TenantId? region = SeesAll ? all.FirstOrDefault(t => t.Id.Value == Region)?.Id : null;
        RegionChoices = [("", Texts.JobAllRegions), .. all.Select(t => (t.Id.Value, t.Name))];
        PageNumber = PageNumber is > 0 and <= 10_000 ? PageNumber : 1;
        Counts = await list.CountsAsync(cancel);
        Shown = await list.ReadAsync(new JobFilter(Chosen, Kind, region), PageNumber, cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, JobWish wish, CancellationToken cancel) =>
        await mediator.Send(new ChangeJob(id, wish), cancel) is { } outcome
            ? LocalRedirect($"~/admin/jobber{AddressOf(PageNumber)}&utfall={outcome}")
            : NotFound();

    private static string Word(JobState state) => state switch
    {
        JobState.Failed => Texts.JobStateFailed,
        JobState.Stopped => Texts.JobStateStopped,
        JobState.Done => Texts.JobStateDone,
        _ => Texts.JobStateWaiting,
    };

    private int NumberOf(JobState state) => state switch
    {
        JobState.Failed => Counts.Failed,
        JobState.Stopped => Counts.Stopped,
        JobState.Done => Counts.Done,
        _ => Counts.Waiting,
    };

    private string AddressOf(int page) =>
        $"?tilstand={Uri.EscapeDataString(State ?? "")}&slag={Uri.EscapeDataString(Kind ?? "")}&region={Uri.EscapeDataString(Region ?? "")}&side={page}";
}
