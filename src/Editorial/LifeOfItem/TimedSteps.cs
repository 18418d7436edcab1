using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>
/// Publishes and takes down what has a time for it. What is due is a column of the item, so it survives a restart; each item
/// is taken under lock and looked at again, so that two nodes do it once. Looks every ten seconds.
/// </summary>
public sealed partial class TimedSteps(IServiceProvider services, IClock clock, ILogger<TimedSteps> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Takes every step that is due now, in all tenants. Gives how many.</summary>
    public async Task<int> TakeDueAsync(CancellationToken cancel)
    {
        var done = 0;
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
        {
            List<Guid> due;
            var now = clock.GetCurrentInstant();
            await using (var scope = services.CreateTenantScope(tenant))
            {
                due = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentItem>()
                    .Where(i => i.PublishAt <= now || i.UnpublishAt <= now).Select(i => i.Id).ToListAsync(cancel);
            }

            foreach (var id in due)
                done += await TakeAsync(tenant, id, cancel) ? 1 : 0;
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TakeDueAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The database may be away for a while; what is due is still due at the next look.
                LogFailure(failed);
            }
        }
    }

    private async Task<bool> TakeAsync(Tenant tenant, Guid id, CancellationToken cancel)
    {
        await using var scope = services.CreateTenantScope(tenant);
        var (db, writes) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<IWriteLock>());
        var publisher = scope.ServiceProvider.GetRequiredService<Publisher>();
        var kinds = scope.ServiceProvider.GetRequiredService<ContentKinds>();
        await using var transaction = await writes.BeginAsync(db, cancel);
        var now = clock.GetCurrentInstant();
        if (await writes.LoadAsync<ContentItem>(db, id, cancel) is not { } item || kinds.Find(item.Kind) is not { } kind)
            return false;
        Step step;
        if (item.PublishAt <= now)
        {
            var text = await db.Set<ContentVersion>().Where(v => v.ItemId == id && v.Number == item.LatestVersion).Select(v => v.Text).SingleAsync(cancel);
            step = Step.Publish;
            // A version that is not whole cannot have been scheduled; kinds may have changed since. It stays a draft.
            if (ContentParser.Parse(kind, text).Document is { } document)
                await publisher.ShowAsync(item, document, item.Slug, isSigned: true, cancel);
            else
                (item.PublishAt, item.Stage) = (null, ItemStage.Draft);
        }
        else if (item.UnpublishAt <= now)
        {
            step = Step.Unpublish;
            await publisher.HideAsync(item, null, cancel);
            item.Stage = ItemStage.Draft;
        }
        else
        {
            return false;
        }

        db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = id, Version = item.LatestVersion, At = now, Step = step });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        services.GetRequiredService<TenantDirectory>().Forget();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timed publishing failed and is tried again.")]
    private partial void LogFailure(Exception failed);
}
