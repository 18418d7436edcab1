using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>What readers have said is wrong: those that wait, or those that are handled.</summary>
[Requires(Permission.WriteContent)]
public sealed class ReportListModel(Reports reports) : PageModel
{
    [BindProperty(Name = "vis", SupportsGet = true)]
    public string? Shown { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int At { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<ReportRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + Reports.PageSize - 1) / Reports.PageSize);

    public bool ShowsHandled => Shown == "ferdige";

    public async Task OnGetAsync(CancellationToken cancel) => (Rows, Total, At) = await reports.ListAsync(ShowsHandled, At, cancel);
}
