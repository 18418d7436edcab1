using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.MediaLibrary;

/// <summary>One file: what it is called, what it shows, where it is used.</summary>
[Requires(Permission.WriteContent, Permission.WriteForOffice)]
public sealed class FileDetailsModel(PortalDb db, IMediator mediator) : PageModel
{
    public MediaFile Shown { get; private set; } = null!;

    public IReadOnlyList<(string Title, Guid Id)> Users { get; private set; } = [];

    public string? Message { get; private set; }

    public bool IsGood { get; private set; }

    public (string Field, string Message)? Problem { get; private set; }

    public string TitleText { get; private set; } = "";

    public string AltBokmal { get; private set; } = "";

    public string AltNynorsk { get; private set; } = "";

    public string? ErrorOf(string field) => Problem?.Field == field ? Problem?.Message : null;

    public async Task<IActionResult> OnGetAsync(string key, string? utfall, CancellationToken cancel)
    {
        if (!await LoadAsync(key, cancel))
            return NotFound();
        (TitleText, AltBokmal, AltNynorsk) = (Shown.Title, Shown.AltBokmal, Shown.AltNynorsk);
        Message = utfall switch { "lagt-til" => Texts.FileAdded, "fantes" => Texts.FileWasThere, "lagret" => Texts.FileSaved, _ => null };
        IsGood = Message is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? tittel, string? alt, string? altNynorsk, string? handling, CancellationToken cancel)
    {
        if (!await LoadAsync(key, cancel))
            return NotFound();
        (TitleText, AltBokmal, AltNynorsk) = ((tittel ?? "").Trim(), (alt ?? "").Trim(), (altNynorsk ?? "").Trim());
        var remove = handling == "fjern";
        var kind = Shown.IsImage ? FileKind.Png : Shown.IsVideo ? FileKind.Mp4 : FileKind.Pdf;
        Problem = remove ? null
            : TitleText.Length == 0 ? ("tittel", Texts.TitleNeeded)
            : MediaRules.ProblemWith(kind, TitleText, AltBokmal.Length > 0 ? AltBokmal : AltNynorsk)
                ?? (MediaRules.ProblemWith(FileKind.Pdf, TitleText, AltNynorsk) is { Field: "alt" } nynorsk ? ("altNynorsk", nynorsk.Message) : null);
        if (Problem is not null)
            return Page();
        switch (await mediator.Send(new ChangeFile(key, TitleText, AltBokmal, AltNynorsk, remove), cancel))
        {
            case ChangeFileOutcome.Changed:
                return LocalRedirect($"~/redaksjon/media/{key}?utfall=lagret");
            case ChangeFileOutcome.Removed:
                return LocalRedirect("~/redaksjon/media?utfall=fjernet");
            case ChangeFileOutcome.InUse:
                Message = Texts.FileInUse;
                return Page();
            case ChangeFileOutcome.NotYours:
                Message = Texts.FileNotYours;
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancel)
    {
        var tenant = db.CurrentTenant;
        if (await db.Set<MediaFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Key == key && f.TenantId == tenant, cancel) is not { } file)
            return false;
        Shown = file;
        var reference = file.Reference;
        var users = await db.Set<ItemReference>().AsNoTracking().Where(r => r.Target == reference && r.TenantId == tenant)
            .Join(db.Set<PublishedItem>(), r => r.ItemId, p => p.Id, (r, p) => new { p.Title, p.Id }).Take(50).ToListAsync(cancel);
        Users = [.. users.Select(u => (u.Title, u.Id))];
        return true;
    }
}
