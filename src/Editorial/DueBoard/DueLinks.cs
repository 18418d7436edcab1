using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial.DueBoard;

/// <summary>
/// Published texts that point to an item or a file that readers of this tenant do not have. Reads names only, never texts:
/// each reference is looked up in a list of names that the database makes once.
/// </summary>
public sealed class BrokenLinks(PortalDb db) : DueItems(db)
{
    public override int Order => 70;

    protected override string Name => "lenker";

    protected override string Title => Texts.DueLinks;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel)
    {
        var readable = Db.Set<PublishedItem>().Select(p => p.Kind + ":" + p.Key);
        var files = Db.Set<MediaFile>().Select(f => "media:" + f.Key);
        return TakeAsync(
            Db.Set<ItemReference>().AsNoTracking().Where(r => !readable.Contains(r.Target) && !files.Contains(r.Target))
                .Join(items, r => r.ItemId, i => i.Id, (r, i) => new { i.Id, i.Title, r.Target }).OrderBy(r => r.Title).ThenBy(r => r.Target),
            question, r => new DueRow(EditorOf(r.Id), r.Title, Say(Texts.DueLinksDetail, r.Target), null, false), cancel);
    }
}
