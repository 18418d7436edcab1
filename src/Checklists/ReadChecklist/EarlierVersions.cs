using KunnskapsPortal.Checklists.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Checklists.ReadChecklist;

/// <summary>The versions of a checklist that readers have seen.</summary>
public sealed class EarlierVersions(PortalDb db, ContentKinds kinds)
{
    /// <summary>
    /// What is different now from a version that was published to everyone; null where no such version is known: a draft, or
    /// one that only members could read, is never told of. One query.
    /// </summary>
    public async Task<IReadOnlyList<RowChange>?> ChangesSinceAsync(PublishedView item, int version, CancellationToken cancel)
    {
        var text = await db.Set<PublishedVersion>().AsNoTracking()
            .Where(v => v.ItemId == item.Id && v.Number == version && v.Visibility == Visibilities.Public)
            .Select(v => v.Text).FirstOrDefaultAsync(cancel);
        return text is null || ContentParser.Parse(kinds[ChecklistsModule.Checklist], text).Document is not { } then ? null
            : RowChanges.Between(RowsOf(then), RowsOf(item.Document));
    }

    public static IReadOnlyList<ChecklistRow> RowsOf(ItemDocument checklist) =>
        [.. checklist.Records("rows").Select(row => new ChecklistRow(row.Key, row.Text("side"), row.Text("text"), row.TextOrNull("note")))];
}
