using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Publishing;

/// <summary>
/// A member who may write and send in one item of the tenant, in every form of it, though no role gives the right to write.
/// Counts only while the person has a confirmed membership of the tenant. Publishing stays with those who may publish.
/// </summary>
public sealed class ItemEditor : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public Guid PersonId { get; init; }

    public Guid? AddedBy { get; init; }

    public Instant AddedAt { get; init; }
}

/// <summary>Reads who is named as an editor of one item of the current tenant.</summary>
public sealed class ItemEditors(PortalDb db, Viewer viewer)
{
    /// <summary>The viewer's own rows; none for one without a confirmed membership of the tenant.</summary>
    public IQueryable<ItemEditor> Mine
    {
        get
        {
            var person = viewer.IsMember ? viewer.PersonId ?? Guid.Empty : Guid.Empty;
            return db.Set<ItemEditor>().AsNoTracking().Where(editor => editor.PersonId == person);
        }
    }

    /// <summary>True where the viewer is named as an editor of this item. One query, none for one who is no member.</summary>
    public async Task<bool> IsMineAsync(string kind, string key, CancellationToken cancel) =>
        viewer.IsMember && await Mine.AnyAsync(editor => editor.Kind == kind && editor.Key == key, cancel);

    /// <summary>True where the viewer is named as an editor of anything. One query, none for one who is no member.</summary>
    public async Task<bool> AnyMineAsync(CancellationToken cancel) => viewer.IsMember && await Mine.AnyAsync(cancel);

    /// <summary>The keys of the items of a kind that the viewer is named as an editor of. One query, none for one who is no member.</summary>
    public async Task<IReadOnlyList<string>> MyKeysAsync(string kind, CancellationToken cancel) =>
        viewer.IsMember ? await Mine.Where(editor => editor.Kind == kind).Select(editor => editor.Key).ToListAsync(cancel) : [];
}
