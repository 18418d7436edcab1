using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>A conflict as it is shown: what the file would change in the portal's newest text.</summary>
/// <param name="Number">Names its choice in the form.</param>
/// <param name="Body">Null where the body is the same, and for a file of the media library.</param>
public sealed record ConflictView(
    int Number, ImportLine Line, Language Language, IReadOnlyList<(string Label, IReadOnlyList<TextChange> Changes)> Fields, IReadOnlyList<TextChange>? Body);

/// <summary>Opens staged zips of the current tenant and makes their reports. Reads only.</summary>
public sealed class ImportReports(StagedImports staged, ImportPlanner planner, PortalDb db, TenantContext tenant, TenantDirectory tenants)
{
    /// <summary>Of so many conflicts the words are shown; the rest are named.</summary>
    public const int MostCompared = 50;

    /// <summary>Both null where there is no such file.</summary>
    public async Task<(ZipSource? Source, string? Problem)> OpenAsync(Guid id, CancellationToken cancel) =>
        staged.Find(tenant.Id, id) is { } path
            ? ZipSource.Open(path, tenant.Id.Value, [.. (await tenants.AllAsync(cancel)).Select(t => t.Id.Value)])
            : (null, null);

    public Task<ImportPlan> PlanAsync(ZipSource source, CancellationToken cancel) => planner.PlanAsync(source, null, cancel);

    /// <summary>The words that differ in each conflict. One query.</summary>
    public async Task<IReadOnlyList<ConflictView>> ConflictsAsync(ZipSource source, ImportPlan plan, CancellationToken cancel)
    {
        var lines = plan.Lines.Where(line => line.Outcome == ImportOutcome.Conflict).ToList();
        var ids = lines.Where(line => !line.File.StartsWith(MediaIndex.Folder, StringComparison.Ordinal)).Select(line => line.Item).Take(MostCompared).ToList();
        var texts = await db.Set<ContentItem>().AsNoTracking().Where(i => ids.Contains(i.Id))
            .Join(db.Set<ContentVersion>(), i => new { i.Id, Number = i.LatestVersion }, v => new { Id = v.ItemId, v.Number }, (i, v) => new { i.Id, v.Text })
            .ToDictionaryAsync(v => v.Id, v => v.Text, cancel);
        var views = new List<ConflictView>();
        foreach (var line in lines)
        {
            var read = line.Item is { } id && texts.ContainsKey(id) ? (await planner.ReadAsync(source, line.File, cancel)).Read : null;
            views.Add(read is null || ContentParser.Parse(read.Document.Kind, texts[line.Item!.Value], Completeness.Draft).Document is not { } ours
                ? new ConflictView(views.Count, line, tenant.Language, [], null)
                : Compare(views.Count, line, read, ours));
        }

        return views;
    }

    private static ConflictView Compare(int number, ImportLine line, ReadFile read, ItemDocument ours)
    {
        var (file, here) = (ItemForm.Of(read.Document), ItemForm.Of(ours));
        return new ConflictView(
            number, line, read.Name.Language,
            [.. Merging.Fields(ours.Kind, file, here, here).Select(clash => (ours.Kind.FieldLabel(clash.Name), Comparison.Words(clash.Theirs, clash.Mine)))],
            read.Document.Body == ours.Body ? null : Comparison.Words(ours.Body, read.Document.Body));
    }
}
