using System.Security.Cryptography;
using System.Text;
using KunnskapsPortal.Kernel.Messaging;
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
/// together.
/// </summary>
public sealed class Publisher(PortalDb db, TenantContext tenant, IMediator mediator, IClock clock)
{
    /// <summary>Adds a version without showing it to readers.</summary>
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
        db.Add(new ContentVersion
        {
            Id = Guid.CreateVersion7(),
            ItemId = item.Id,
            Number = item.LatestVersion,
            Text = text,
            Hash = hash,
            Origin = origin,
            CreatedAt = clock.GetCurrentInstant(),
            CreatedBy = author,
        });
        await db.SaveChangesAsync(cancel);
        return item;
    }

    /// <summary>Adds a version and shows it to readers.</summary>
    public async Task PublishAsync(
        ItemDocument document, string slug, Language language, VersionOrigin origin, Guid? author, CancellationToken cancel)
    {
        var item = await SaveDraftAsync(document, slug, language, origin, author, cancel);
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
                Language = language,
                Slug = slug,
                Title = document.Title,
                Visibility = document.Visibility,
                Text = text,
                Hash = HashOf(text),
                FirstPublishedAt = now,
            };
            db.Add(row);
        }

        (row.Slug, row.Title, row.Visibility, row.Text, row.Hash) = (slug, document.Title, document.Visibility, text, HashOf(text));
        (row.Version, row.ChangedAt) = (item.LatestVersion, now);
        (item.PublishedVersion, item.Slug) = (item.LatestVersion, slug);
        await db.SaveChangesAsync(cancel);
        await mediator.Publish(new ItemPublished(document, slug, language), cancel);
        await db.SaveChangesAsync(cancel);
        await RaiseRevisionAsync(cancel);
    }

    /// <summary>Tells every node, within a second, that pages of this tenant have changed.</summary>
    public Task RaiseRevisionAsync(CancellationToken cancel) =>
        db.Set<Tenant>().Where(t => t.Id == tenant.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ContentRevision, t => t.ContentRevision + 1), cancel);

    public Task<ContentItem?> FindAsync(string kind, string key, Language language, CancellationToken cancel) =>
        db.Set<ContentItem>().FirstOrDefaultAsync(i => i.Kind == kind && i.Key == key && i.Language == language, cancel);

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
