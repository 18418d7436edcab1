using KunnskapsPortal.Courses.ProjectSessions;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Web.Start;

/// <summary>Brings what is derived from stored texts up to date after a migration: columns beside them, jobs of their times. Can be done again.</summary>
internal static class DerivedColumns
{
    public static async Task FillAsync(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
        {
            await using var scope = services.CreateTenantScope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var (kinds, publisher) = (scope.ServiceProvider.GetRequiredService<ContentKinds>(), scope.ServiceProvider.GetRequiredService<Publisher>());
            foreach (var row in await db.Set<PublishedItem>().Where(p => p.TenantId == tenant.Id && p.Due == null).ToListAsync(cancel))
            {
                if (kinds.Find(row.Kind) is { } kind && ContentParser.Parse(kind, row.Text).Document is { } document)
                    await publisher.DeriveAsync(row, document, cancel);
            }

            // Items that got their time before there were jobs.
            foreach (var item in await db.Set<ContentItem>().Where(i => i.PublishAt != null || i.UnpublishAt != null).ToListAsync(cancel))
                await publisher.ScheduleAsync(item, item.PublishAt, item.UnpublishAt, cancel);
            await scope.ServiceProvider.GetRequiredService<MeetingPrints>().RenewAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<QueueRows>().RenewAsync(cancel);
            await db.SaveChangesAsync(cancel);
        }
    }
}
