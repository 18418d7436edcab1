using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.MediaLibrary;

/// <summary>The tenant's images, documents and videos, newest first, and the form that adds one. Two queries.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
[RequestSizeLimit(MediaRules.LargestVideo + 100_000)]
[RequestFormLimits(MultipartBodyLengthLimit = MediaRules.LargestVideo + 100_000)]
public sealed class LibraryModel(PortalDb db, IMediator mediator, TenantContext tenant) : PageModel
{
    public const int PageSize = 24;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "side", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [BindProperty(Name = "utfall", SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<MediaFile> Files { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public string? TitleText { get; private set; }

    public string? AltText { get; private set; }

    public (string Field, string Message)? Problem { get; private set; }

    public string AltOf(MediaFile file) => file.Alt(tenant.Language);

    public string? ErrorOf(string field) => Problem?.Field == field ? Problem?.Message : null;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(IFormFile? fil, string? tittel, string? alt, CancellationToken cancel)
    {
        switch (await mediator.Send(new AddFile(await UploadModel.ReadAsync(fil, cancel), fil?.FileName ?? "", tittel, alt), cancel))
        {
            case AddFileOutcome.Added added:
                return LocalRedirect($"~/redaksjon/media/{added.File.Key}?utfall={(added.WasThere ? "fantes" : "lagt-til")}");
            case AddFileOutcome.Refused refused:
                Problem = (refused.Field, refused.Message);
                break;
        }

        (TitleText, AltText) = (tittel, alt);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var rows = db.Set<MediaFile>().AsNoTracking().Where(f => f.TenantId == tenant.Id);
        if (Words is { Length: > 0 } words)
        {
            var wanted = LikePattern.Containing(words);
            rows = rows.Where(f => EF.Functions.Like(f.Title.ToLower(), wanted, LikePattern.Escape) || EF.Functions.Like(f.AltBokmal.ToLower(), wanted, LikePattern.Escape));
        }

        Total = await rows.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Files = await rows.OrderByDescending(f => f.AddedAt).ThenBy(f => f.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
    }
}
