using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>The tenant's courses in counts, never names; as a page and as a file, from the same published tables.</summary>
[Requires(Permission.ArrangeCourses)]
public sealed class OverviewModel(OverviewReader reader) : PageModel
{
    [BindProperty(Name = "periode", SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(Name = "kurs", SupportsGet = true)]
    public string? Course { get; set; }

    public OverviewView View { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Label)> Periods { get; private set; } = [];

    public IReadOnlyList<(string Key, string Label)> Courses { get; private set; } = [];

    public string CsvAddress => $"?handler=Csv&periode={Uri.EscapeDataString(Period ?? "")}&kurs={Uri.EscapeDataString(Course ?? "")}";

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return File(CsvSheet.Write([Texts.OverTable, Texts.OverGroup, Texts.OverCount], View.Rows()), CsvSheet.ContentType, $"{Texts.OverFile}.csv");
    }

    /// <summary>A filter that is not offered is no filter.</summary>
    private async Task ReadAsync(CancellationToken cancel)
    {
        var look = await reader.ReadAsync(cancel);
        Period = look.Tables.Periods.Contains(Period) ? Period : null;
        Course = look.Tables.Courses.Contains(Course) ? Course : null;
        Periods = [.. look.Tables.Periods.Select(p => (p, OverviewView.PeriodLabel(p)))];
        Courses = [.. look.Tables.Courses.Select(c => (c, look.CourseTitles.GetValueOrDefault(c, c)))];
        View = new OverviewView(look, Period, Course);
    }
}
