using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>What a zip would change, before anything is written; and the choices in its conflicts.</summary>
[Requires(Permission.ManageTenant)]
public sealed class ImportReportModel(StagedImports staged, ImportReports reports, IMediator mediator, TenantContext tenant) : PageModel
{
    /// <summary>So many lines of each group are listed; the rest are counted.</summary>
    public const int MostListed = 200;

    public ImportPlan Plan { get; private set; } = null!;

    public IReadOnlyList<ConflictView> Conflicts { get; private set; } = [];

    /// <summary>Something was changed in the portal while the report was looked at.</summary>
    public bool IsOvertaken { get; private set; }

    public int ToTake => Plan.Lines.Count(line => line.Outcome is ImportOutcome.New or ImportOutcome.ChangedThere);

    /// <summary>What needs a look stands first; conflicts have a section of their own.</summary>
    public IEnumerable<(string Title, string Explanation, IReadOnlyList<ImportLine> Lines)> Groups =>
        from outcome in new[] { ImportOutcome.Refused, ImportOutcome.New, ImportOutcome.ChangedThere, ImportOutcome.ChangedHere, ImportOutcome.Unchanged }
        let lines = Plan.Lines.Where(line => line.Outcome == outcome).ToList()
        where lines.Count > 0
        select (Label(outcome), Explanation(outcome), (IReadOnlyList<ImportLine>)lines);

    public static string? AddressOf(ImportLine line) =>
        line.Item is not { } id || line.File.StartsWith(MediaIndex.Folder, StringComparison.Ordinal) ? null : $"/redaksjon/tekst/{id}/liv";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? handling, string? plan, CancellationToken cancel)
    {
        if (handling == "avbryt")
        {
            staged.Remove(tenant.Id, id);
            return LocalRedirect("~/redaksjon/inn-og-ut?utfall=avbrutt");
        }

        var chosen = Request.Form.Where(f => f.Key.StartsWith("valg.", StringComparison.Ordinal) && f.Value == "fil")
            .Select(f => Request.Form["navn." + f.Key["valg.".Length..]].ToString()).ToHashSet(StringComparer.Ordinal);
        switch (await mediator.Send(new ImportStaged(id, plan ?? "", chosen), cancel))
        {
            case ImportStagedOutcome.Taken taken:
                return LocalRedirect($"~/redaksjon/inn-og-ut?utfall=hentet&antall={taken.Count}");
            case ImportStagedOutcome.Overtaken when await LoadAsync(id, cancel):
                IsOvertaken = true;
                return Page();
            default:
                return NotFound();
        }
    }

    private static string Label(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => Texts.OutcomeNew,
        ImportOutcome.ChangedThere => Texts.OutcomeChangedThere,
        ImportOutcome.ChangedHere => Texts.OutcomeChangedHere,
        ImportOutcome.Refused => Texts.OutcomeRefused,
        _ => Texts.OutcomeUnchanged,
    };

    private static string Explanation(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => Texts.OutcomeNewText,
        ImportOutcome.ChangedThere => Texts.OutcomeChangedThereText,
        ImportOutcome.ChangedHere => Texts.OutcomeChangedHereText,
        ImportOutcome.Refused => Texts.OutcomeRefusedText,
        _ => Texts.OutcomeUnchangedText,
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        using var source = (await reports.OpenAsync(id, cancel)).Source;
        if (source is null)
            return false;
        Plan = await reports.PlanAsync(source, cancel);
        Conflicts = await reports.ConflictsAsync(source, Plan, cancel);
        return true;
    }
}
