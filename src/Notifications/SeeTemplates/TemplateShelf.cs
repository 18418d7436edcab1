using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.WriteMail;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.SeeTemplates;

/// <summary>A template of the tenant's own at the desk.</summary>
/// <param name="HasNewer">There is a version that is not published.</param>
public sealed record OwnTemplate(Guid Id, string Key, Language Language, bool IsPublished, bool HasNewer);

/// <summary>The templates as their editors see them.</summary>
public sealed class TemplateShelf(PortalDb db, ContentKinds kinds, TenantContext tenant)
{
    /// <summary>The tenant's own, drafts too. One query.</summary>
    public async Task<IReadOnlyList<OwnTemplate>> OwnAsync(CancellationToken cancel)
    {
        var items = await db.Set<ContentItem>().AsNoTracking().Where(i => i.Kind == MailTemplates.Kind && i.Stage != ItemStage.Archived)
            .Select(i => new { i.Id, i.Key, i.Language, i.PublishedVersion, i.LatestVersion }).ToListAsync(cancel);
        return [.. items.OrderBy(i => i.Key, StringComparer.Ordinal).ThenBy(i => i.Language)
            .Select(i => new OwnTemplate(i.Id, i.Key, i.Language, i.PublishedVersion is not null, i.PublishedVersion != i.LatestVersion))];
    }

    /// <summary>The newest version of a template of the tenant's own, as far as it is written; null where there is none.</summary>
    public async Task<MailTemplate?> NewestAsync(string key, Language language, CancellationToken cancel)
    {
        var text = await (from item in db.Set<ContentItem>()
                          where item.Kind == MailTemplates.Kind && item.Key == key && item.Language == language
                          from version in db.Set<ContentVersion>()
                          where version.ItemId == item.Id && version.Number == item.LatestVersion
                          select version.Text).FirstOrDefaultAsync(cancel);
        return text is not null && ContentParser.Parse(kinds[MailTemplates.Kind], text, Completeness.Draft).Document is { } document
            ? MailTemplate.Of(tenant.Id == TenantId.National ? TemplateSource.National : TemplateSource.Own, document)
            : null;
    }

    /// <summary>The key of the published template with this slug; the slug itself where there is none.</summary>
    public async Task<string> KeyOfAsync(string slug, CancellationToken cancel) =>
        await db.Set<ContentItem>().AsNoTracking().Where(i => i.Kind == MailTemplates.Kind && i.Slug == slug).Select(i => i.Key).FirstOrDefaultAsync(cancel)
        ?? await db.Set<PublishedItem>().AsNoTracking().Where(i => i.Kind == MailTemplates.Kind && i.Slug == slug).Select(i => i.Key).FirstOrDefaultAsync(cancel)
        ?? slug;
}
