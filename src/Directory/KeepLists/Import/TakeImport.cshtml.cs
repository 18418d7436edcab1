using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>What would happen to the draft, and the button that makes it happen. Opening it changes nothing.</summary>
[Authorize]
public sealed class TakeImportModel(ListOffices offices, ImportDesk desk, IMediator mediator) : PageModel
{
    /// <summary>How many rows and faults of each kind are written out.</summary>
    public const int Most = 200;

    [BindProperty(Name = "revisjon")]
    public int Revision { get; set; }

    [BindProperty(Name = "baregode")]
    public string? OnlyGood { get; set; }

    public ListOffice Office { get; private set; } = null!;

    public ImportPreview Preview { get; private set; } = null!;

    /// <summary>The import is used or too old.</summary>
    public bool IsGone { get; private set; }

    public string? Problem { get; private set; }

    public string? OnlyGoodError { get; private set; }

    public string FaultsTitle => Preview.Reading.BadRows == 1 ? Texts.ImportFaultsOne : ListText.Say(Texts.ImportFaultsMany, Preview.Reading.BadRows);

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken cancel) => await LoadAsync(slug, id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(slug, id, cancel))
            return NotFound();
        var result = IsGone ? TakeResult.Gone : await mediator.Send(new TakeImport(Office.Id, id, Revision, OnlyGood == "ja"), cancel);
        if (result == TakeResult.Done)
            return Redirect($"{Request.PathBase}{Office.KeepAddress}?utfall=hentet");
        (Problem, OnlyGoodError, Response.StatusCode) = result switch
        {
            TakeResult.Gone => (null, null, 409),
            TakeResult.Stale => (Texts.ImportStale, null, 409),
            TakeResult.HasFaults => (null, Texts.ImportOnlyGoodMissing, 422),
            TakeResult.TooMany => (ListText.Say(Texts.ListTooMany, ListEntryRules.Most), null, 422),
            _ => (Texts.ImportNothingGood, (string?)null, 422),
        };
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (await offices.FindKeptAsync(slug, cancel) is not { } office)
            return false;
        Office = office;
        if (await desk.FindAsync(office, id, cancel) is { } preview)
            Preview = preview;
        else
            (IsGone, Response.StatusCode) = (true, 410);
        return true;
    }
}

/// <summary>An import beside the draft as it is now.</summary>
public sealed record ImportPreview(ImportReading Reading, ImportComparison Comparison, int Revision);

/// <summary>Finds imports to look at: only whoever brought one sees it, for a day.</summary>
public sealed class ImportDesk(PortalDb db, ListStore store, Viewer viewer, IClock clock)
{
    public async Task<ImportPreview?> FindAsync(ListOffice office, Guid id, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (await db.Set<ContactList>().AsNoTracking().FirstOrDefaultAsync(l => l.ContactId == office.Id, cancel) is not { } list
            || await db.Set<ListImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } import
            || import.ListId != list.Id || import.MadeBy != viewer.PersonId || import.ExpiresAt <= now)
            return null;
        var reading = import.Read();
        return new ImportPreview(reading, ImportComparison.Of(await store.EditedAsync(list.Id, cancel), reading.Lines, import.Replaces), list.Revision);
    }
}
