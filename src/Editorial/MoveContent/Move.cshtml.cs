using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>Takes the tenant's content out as a zip, and receives one to be looked at.</summary>
[Requires(Permission.ManageTenant)]
[RequestSizeLimit(ZipSource.LargestZip + 100_000)]
[RequestFormLimits(MultipartBodyLengthLimit = ZipSource.LargestZip + 100_000)]
public sealed class MoveModel(StagedImports staged, ImportReports reports, IMediator mediator, TenantContext tenant, IClock clock) : PageModel
{
    public string? Problem { get; private set; }

    public IReadOnlyList<(Guid Id, string At)> Waiting { get; private set; } = [];

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty(Name = "antall", SupportsGet = true)]
    public int Count { get; set; }

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAsync(string? handling, bool utkast, IFormFile? fil, CancellationToken cancel)
    {
        if (handling == "eksport")
        {
            var zip = await mediator.Send(new ExportContent(utkast), cancel);
            return File(zip, "application/zip", $"{tenant.Id.Value}-{clock.TodayInOslo().Iso()}.zip");
        }

        if (fil is null || fil.Length == 0)
            return Refuse(Texts.FileEmpty);
        if (fil.Length > ZipSource.LargestZip)
            return Refuse(string.Format(CultureInfo.CurrentCulture, Texts.ZipTooLong, ZipSource.LargestZip / 1_000_000));
        await using var stream = fil.OpenReadStream();
        var id = await staged.KeepAsync(tenant.Id, stream, cancel);
        var (source, problem) = await reports.OpenAsync(id, cancel);
        using (source)
        {
            if (source is not null)
                return LocalRedirect($"~/redaksjon/inn-og-ut/{id}");
        }

        staged.Remove(tenant.Id, id);
        return Refuse(problem ?? Texts.ZipBroken);
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        Load();
        return Page();
    }

    private void Load() => Waiting = [.. staged.Waiting(tenant.Id).Select(s => (s.Id, $"{s.At.DayInOslo().Long()} {s.At.InZone(Oslo.Zone).TimeOfDay.Clock()}"))];
}
