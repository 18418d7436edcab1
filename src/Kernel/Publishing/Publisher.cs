using System.Security.Cryptography;
using System.Text;
using KunnskapsPortal.Kernel.Messaging;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// Stores versions and publishes them in the current tenant. Runs inside the caller's transaction
/// (<see cref="IWriteLock"/>): version, published row, what modules project, and the raised content revision commit
/// together. Judges nothing: <see cref="Lifecycle"/> does.
/// </summary>
public sealed class Publisher(PortalDb db, TenantContext tenant, IMediator mediator, JobQueue jobs, IClock clock)
{
    /// <summary>The job that publishes or takes down at a time. Its key begins with the item's id.</summary>
    public const string TimedJob = "item.timed";

    /// <summary>Sets when an item is published and taken down by itself; what it was set to before no longer counts.</summary>
    public async Task ScheduleAsync(ContentItem item, Instant? publishAt, Instant? unpublishAt, CancellationToken cancel)
    {
        (item.PublishAt, item.UnpublishAt) = (publishAt, unpublishAt);
        foreach (var due in new[] { publishAt, unpublishAt }.OfType<Instant>())
            await jobs.EnsureAsync(TimedJob, FormattableString.Invariant($"{item.Id:N}:{due.ToUnixTimeSeconds()}"), due, cancel);
    }

    /// <summary>Adds a version without showing it to readers. A new item is made where there is none of this key and form.</summary>
    public async Task<ContentItem> SaveDraftAsync(
        ItemDocument document, string slug, Language language, VersionOrigin origin, Guid? author, CancellationToken cancel)
    {
        var item = await FindAsync(document.Kind.Name, document.Key, language, cancel);
        if (item is null)
        {
            item = new ContentItem { Id = Guid.CreateVersion7(), Kind = document.Kind.Name, Key = document.Key, Language = language, Slug = slug };
            db.Add(item);
        }

        var text = CanonicalWriter.Write(document);
        var hash = HashOf(text);
        item.LatestVersion++;
        if (item.PublishedVersion is null)
            item.Slug = slug;
        if (origin == VersionOrigin.Import)
            item.ImportedHash = hash;
        (item.Title, item.ChangedAt, item.ChangedBy, item.Stage) = (document.Title, clock.GetCurrentInstant(), author, ItemStage.Draft);
        item.PublishAt = null;
        db.Add(new ContentVersion
        {
            Id = Guid.CreateVersion7(),
            ItemId = item.Id,
            Number = item.LatestVersion,
            Text = text,
            Hash = hash,
            Origin = origin,
            CreatedAt = item.ChangedAt,
            CreatedBy = author,
        });
        await db.SaveChangesAsync(cancel);
        return item;
    }

    /// <summary>Adds a version and shows it to readers.</summary>
    public async Task<ContentItem> PublishAsync(
        ItemDocument document, string slug, Language language, VersionOrigin origin, Guid? author, CancellationToken cancel)
    {
        var item = await SaveDraftAsync(document, slug, language, origin, author, cancel);
        await ShowAsync(item, document, slug, isSigned: origin == VersionOrigin.Editor, cancel);
        return item;
    }

    /// <summary>Shows the newest version to readers, at this slug; a slug that readers know leaves a redirect.</summary>
    /// <param name="item">Loaded and locked by the caller.</param>
    /// <param name="document">The newest version, read whole.</param>
    /// <param name="slug">The last part of the address.</param>
    /// <param name="isSigned">A named editor answers for it.</param>
    /// <param name="cancel">Stops before anything is committed.</param>
    public async Task ShowAsync(ContentItem item, ItemDocument document, string slug, bool isSigned, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var text = CanonicalWriter.Write(document);
        var row = await db.Set<PublishedItem>().FirstOrDefaultAsync(p => p.Id == item.Id, cancel);
        if (row is null)
        {
            row = new PublishedItem
            {
                Id = item.Id,
                Kind = item.Kind,
                Key = item.Key,
                Language = item.Language,
                Slug = slug,
                Title = document.Title,
                Visibility = document.Visibility,
                Text = text,
                Hash = HashOf(text),
                FirstPublishedAt = now,
            };
            db.Add(row);
        }
        else if (row.Slug != slug)
        {
            await LeaveRedirectAsync(item.Kind, item.Language, row.Slug, $"{item.Kind}:{item.Key}", cancel);
        }

        await db.Set<SlugRedirect>().Where(r => r.TenantId == tenant.Id && r.Kind == item.Kind && r.Slug == slug && r.Language == item.Language).ExecuteDeleteAsync(cancel);
        (row.Slug, row.Title, row.Visibility, row.Text, row.Hash) = (slug, document.Title, document.Visibility, text, HashOf(text));
        (row.Version, row.ChangedAt, row.IsSigned) = (item.LatestVersion, now, isSigned);
        (item.PublishedVersion, item.Slug, item.Stage, item.PublishAt) = (item.LatestVersion, slug, ItemStage.Published, null);
        await DeriveAsync(row, document, cancel);
        // A version that was taken down and is shown again stands in the history already.
        if (!await db.Set<PublishedVersion>().AnyAsync(v => v.ItemId == item.Id && v.Number == item.LatestVersion, cancel))
        {
            db.Add(new PublishedVersion
            {
                Id = Guid.CreateVersion7(),
                ItemId = item.Id,
                Kind = item.Kind,
                Key = item.Key,
                Language = item.Language,
                Number = item.LatestVersion,
                Title = document.Title,
                Visibility = document.Visibility,
                Text = text,
                Hash = row.Hash,
                PublishedAt = now,
            });
        }

        await db.SaveChangesAsync(cancel);
        await mediator.Publish(new ItemPublished(document, slug, item.Language), cancel);
        await db.SaveChangesAsync(cancel);
        await RaiseRevisionAsync(cancel);
    }

    /// <summary>Takes the item from the readers; its versions stay. Where a target is named, the address leads there.</summary>
    public async Task HideAsync(ContentItem item, string? target, CancellationToken cancel)
    {
        if (target is not null)
            await LeaveRedirectAsync(item.Kind, item.Language, item.Slug, target, cancel);
        await db.Set<PublishedItem>().Where(p => p.Id == item.Id && p.TenantId == tenant.Id).ExecuteDeleteAsync(cancel);
        await db.Set<ItemReference>().Where(r => r.ItemId == item.Id && r.TenantId == tenant.Id).ExecuteDeleteAsync(cancel);
        (item.PublishedVersion, item.UnpublishAt, item.PublishAt) = (null, null, null);
        await db.SaveChangesAsync(cancel);
        await mediator.Publish(new ItemHidden(item.Kind, item.Key, item.Language), cancel);
        await db.SaveChangesAsync(cancel);
        await RaiseRevisionAsync(cancel);
    }

    /// <summary>Moves an item to another slug at once; readers of the old one are led to the new.</summary>
    public async Task RenameAsync(ContentItem item, string slug, CancellationToken cancel)
    {
        var old = item.Slug;
        item.Slug = slug;
        if (await db.Set<PublishedItem>().FirstOrDefaultAsync(p => p.Id == item.Id, cancel) is { } row)
        {
            await LeaveRedirectAsync(item.Kind, item.Language, old, $"{item.Kind}:{item.Key}", cancel);
            row.Slug = slug;
        }

        await db.Set<SlugRedirect>().Where(r => r.TenantId == tenant.Id && r.Kind == item.Kind && r.Slug == slug && r.Language == item.Language).ExecuteDeleteAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await RaiseRevisionAsync(cancel);
    }

    /// <summary>Reads the columns of a published row, and where it points, out of its text anew.</summary>
    public async Task DeriveAsync(PublishedItem row, ItemDocument document, CancellationToken cancel)
    {
        row.About = document.TextOrNull("item");
        row.Due = document.Date("due");
        row.UncheckedPeriods = document.Records("periods").Count(period => period.Date("checked") is null);
        row.ImagesWithoutAlt = MarkdownText.ImagesWithoutAlt(document.Body);
        await db.Set<ItemReference>().Where(r => r.ItemId == row.Id && r.TenantId == tenant.Id).ExecuteDeleteAsync(cancel);
        foreach (var target in document.References())
            db.Add(new ItemReference { Id = Guid.CreateVersion7(), ItemId = row.Id, Target = target });
    }

    /// <summary>Tells every node, within a second, that pages of this tenant have changed.</summary>
    public Task RaiseRevisionAsync(CancellationToken cancel) =>
        db.Set<Tenant>().Where(t => t.Id == tenant.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ContentRevision, t => t.ContentRevision + 1), cancel);

    public Task<ContentItem?> FindAsync(string kind, string key, Language language, CancellationToken cancel) =>
        db.Set<ContentItem>().FirstOrDefaultAsync(i => i.Kind == kind && i.Key == key && i.Language == language, cancel);

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task LeaveRedirectAsync(string kind, Language language, string slug, string target, CancellationToken cancel)
    {
        var known = await db.Set<SlugRedirect>().FirstOrDefaultAsync(
            r => r.TenantId == tenant.Id && r.Kind == kind && r.Slug == slug && r.Language == language, cancel);
        if (known is null)
            db.Add(new SlugRedirect { Id = Guid.CreateVersion7(), Kind = kind, Language = language, Slug = slug, Target = target });
        else
            known.Target = target;
    }
}
