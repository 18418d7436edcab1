using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Carries out an <see cref="ImportPlan"/> in the current tenant: everything or nothing, in one transaction. What an editor has
/// changed is never overwritten unasked, and nothing is lost when it is asked for: the file becomes a new version.
/// </summary>
public sealed class ContentImport(PortalDb db, ImportPlanner planner, Publisher publisher, IWriteLock writes, MediaFolder media, IClock clock)
{
    /// <param name="source">The same files that the plan was made of.</param>
    /// <param name="plan">As somebody has seen it.</param>
    /// <param name="chosen">Conflicts in which the file is to be taken.</param>
    /// <param name="by">Who chose; null for the installation itself.</param>
    /// <param name="cancel">Stops; nothing is written.</param>
    /// <returns>How many files were taken in; null where the plan no longer holds, and nothing is written.</returns>
    public async Task<int?> ApplyAsync(IContentSource source, ImportPlan plan, IReadOnlySet<string> chosen, Guid? by, CancellationToken cancel)
    {
        var taken = plan.Lines.Where(line => line.IsTaken(chosen)).ToList();
        if (taken.Count == 0)
            return 0;
        await using var transaction = await writes.BeginAsync(db, cancel);
        // Always in the same order, so that two imports never wait for each other.
        foreach (var id in taken.Select(line => line.Item).OfType<Guid>().Distinct().Order())
            await writes.LoadAsync<ContentItem>(db, id, cancel);
        db.ChangeTracker.Clear();
        if ((await planner.PlanAsync(source, null, cancel)).Mark != plan.Mark)
            return null;
        try
        {
            foreach (var line in taken)
            {
                await TakeAsync(source, line, by, cancel);
                // What is stored is not looked through again for each file.
                db.ChangeTracker.Clear();
            }

            db.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = clock.GetCurrentInstant(), By = by, Action = AuditActions.ContentImported, Subject = "content", Detail = Detail(taken) });
            await publisher.RaiseRevisionAsync(cancel);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another has made an item of the same name in the meantime.
            return null;
        }

        await transaction.CommitAsync(cancel);
        return taken.Count;
    }

    private static string Detail(IReadOnlyList<ImportLine> taken) =>
        string.Join(", ", taken.GroupBy(line => line.Outcome).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"));

    private async Task TakeAsync(IContentSource source, ImportLine line, Guid? by, CancellationToken cancel)
    {
        if (line.File.StartsWith(MediaIndex.Folder, StringComparison.Ordinal))
        {
            await media.TakeAsync(source, line, by, cancel);
            return;
        }

        var read = (await planner.ReadAsync(source, line.File, cancel)).Read
            ?? throw new IOException($"{line.File} changed while it was being imported.");
        var name = read.Name;
        // A version that came from a file has no author: by whom it was taken in stands in the item's history.
        var item = name.IsDraft
            ? await publisher.SaveDraftAsync(read.Document, name.Slug, name.Language, VersionOrigin.Import, null, cancel)
            : await publisher.PublishAsync(read.Document, name.Slug, name.Language, VersionOrigin.Import, null, cancel);
        if (by is not null)
            db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = item.LatestVersion, At = item.ChangedAt, By = by, Step = Step.Import });
        await db.SaveChangesAsync(cancel);
    }
}
