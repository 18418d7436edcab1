using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Editorial;

/// <summary>An item on the desk: its newest version, and what this editor may do with it now.</summary>
/// <param name="Document">The newest version; required fields may be missing.</param>
public sealed record OpenItem(ContentItem Item, ContentKind Kind, ItemDocument Document, Situation Situation, IReadOnlyList<Step> Steps)
{
    public bool May(Step step) => Steps.Contains(step);
}

/// <summary>Opens items of the current tenant for the editor who asks.</summary>
public sealed class ItemDesk(PortalDb db, ContentKinds kinds, Viewer viewer, TenantContext tenant, ItemEditors editors)
{
    public Editor Me => viewer.AsEditor();

    /// <summary>
    /// Null where the tenant has no such item, or the viewer may not see it: an office editor another office's, a named editor
    /// (<see cref="ItemEditor"/>) any but the own. Three queries at most.
    /// </summary>
    public async Task<OpenItem?> OpenAsync(Guid id, CancellationToken cancel) =>
        await db.Set<ContentItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is { } item ? await OpenAsync(item, cancel) : null;

    /// <summary>The same for an item that the caller has loaded, under lock where it is to be changed.</summary>
    public async Task<OpenItem?> OpenAsync(ContentItem item, CancellationToken cancel)
    {
        if (kinds.Find(item.Kind) is not { } kind)
            return null;
        var isNamed = !SeesAll && await editors.IsMineAsync(item.Kind, item.Key, cancel);
        if (!SeesAll && !isNamed && !Lifecycle.SameOffice(item.Office, viewer.Office))
            return null;
        var document = await VersionAsync(item, kind, item.LatestVersion, cancel);
        var whole = ContentParser.Parse(kind, CanonicalWriter.Write(document)).Errors.Count == 0;
        var situation = new Situation(
            item.Stage, item.PublishedVersion is not null, item.ChangedBy, item.Office, whole, tenant.Tenant.NeedsFourEyes(kind.Name))
        { IsNamedEditor = isNamed };
        return new OpenItem(item, kind, document, situation, Lifecycle.Open(situation, Me));
    }

    /// <summary>A version as it was stored.</summary>
    public async Task<ItemDocument> VersionAsync(ContentItem item, ContentKind kind, int number, CancellationToken cancel)
    {
        var text = await db.Set<ContentVersion>().AsNoTracking().Where(v => v.ItemId == item.Id && v.Number == number).Select(v => v.Text).SingleAsync(cancel);
        return ContentParser.Parse(kind, text, Completeness.Draft).Document
            ?? throw new InvalidOperationException($"Version {number} of {item.Kind}/{item.Key} is stored in a form that no longer reads.");
    }

    /// <summary>Those who write or review for the whole tenant see everything.</summary>
    private bool SeesAll => viewer.Has(Permission.WriteContent) || viewer.Has(Permission.ReviewContent);
}

/// <summary>The viewer in the words of <see cref="Lifecycle"/>.</summary>
internal static class ViewerAsEditor
{
    public static Editor AsEditor(this Viewer viewer) =>
        new(viewer.PersonId ?? Guid.Empty, Enum.GetValues<Permission>().Where(viewer.Has).ToHashSet(), viewer.Office);
}
