using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>
/// Publishes and takes down what has a time for it. The job says which item to look at; what is to be done stands in the item,
/// which is taken under lock: an item that has been given another time meanwhile is left alone.
/// </summary>
internal sealed class TimedSteps(PortalDb db, IWriteLock writes, Publisher publisher, ContentKinds kinds, TenantDirectory tenants, IClock clock) : IJobHandler
{
    public async Task<JobEnd> RunAsync(JobRun job, CancellationToken cancel)
    {
        var id = Guid.ParseExact(job.Key.Split(':')[0], "N");
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await writes.LoadAsync<ContentItem>(db, id, cancel) is not { } item || kinds.Find(item.Kind) is not { } kind)
            return JobEnd.Done;
        var now = clock.GetCurrentInstant();
        Step step;
        if (item.PublishAt <= now)
        {
            step = Step.Publish;
            await PublishAsync(item, kind, cancel);
        }
        else if (item.UnpublishAt <= now)
        {
            step = Step.Unpublish;
            await publisher.HideAsync(item, null, cancel);
            item.Stage = ItemStage.Draft;
        }
        else
        {
            return JobEnd.Done;
        }

        db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = id, Version = item.LatestVersion, At = now, Step = step });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        tenants.Forget();
        return JobEnd.Done;
    }

    private async Task PublishAsync(ContentItem item, ContentKind kind, CancellationToken cancel)
    {
        var text = await db.Set<ContentVersion>().Where(v => v.ItemId == item.Id && v.Number == item.LatestVersion).Select(v => v.Text).SingleAsync(cancel);
        // A version that is not whole cannot have been scheduled; kinds may have changed since. It stays a draft.
        if (ContentParser.Parse(kind, text).Document is { } document)
            await publisher.ShowAsync(item, document, item.Slug, isSigned: true, cancel);
        else
            (item.PublishAt, item.Stage) = (null, ItemStage.Draft);
    }
}
