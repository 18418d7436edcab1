using System.Globalization;
using KunnskapsPortal.Kernel.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>For the coordinating physician: how far Nav's own people have come in their plans, and how many general practitioners have done each module.</summary>
[Requires(Permission.SeeCompetence)]
public sealed class CompetenceModel(CompetenceOverview overview) : PageModel
{
    public CompetenceView View { get; private set; } = null!;

    public static string MonthText(LocalDate month) => month.ToString("MMMM uuuu", CultureInfo.CurrentCulture);

    public async Task OnGetAsync(CancellationToken cancel) => View = await overview.ReadAsync(cancel);
}
