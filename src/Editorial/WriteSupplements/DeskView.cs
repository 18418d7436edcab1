using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>Which items of the tenant an editor has before them.</summary>
/// <param name="Person">Only those whose newest version this person wrote; null for everybody's.</param>
/// <param name="Office">Only those of this Nav office; null for all.</param>
public sealed record DeskView(Guid? Person, string? Office)
{
    /// <summary>All that the viewer may see: an office editor sees the own office, and nothing where the membership names none.</summary>
    public static DeskView Of(Viewer viewer) => new(null, viewer.Has(Permission.WriteContent) ? null : viewer.Office ?? "");

    public IQueryable<ContentItem> Of(IQueryable<ContentItem> items)
    {
        if (Person is { } person)
            items = items.Where(i => i.ChangedBy == person);
        if (Office?.Trim() is { } office)
        {
            // Twice: SQLite lowers the letters a to z only.
            var lower = office.ToLowerInvariant();
            items = items.Where(i => i.Office == office || i.Office!.ToLower() == lower);
        }

        return items;
    }

    public bool Shows(ContentItem item) => Office is null || Lifecycle.SameOffice(item.Office, Office);
}

internal static class DeskTrail
{
    /// <summary>Says in the history of the item what happened to its newest version.</summary>
    public static void Tell(this PortalDb db, ContentItem item, Step step, Guid by, Instant at, string? note = null) =>
        db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = item.LatestVersion, At = at, By = by, Step = step, Note = note });

    public static void Audit(this PortalDb db, string action, string subject, Guid by, Instant at, string? detail = null) =>
        db.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = at, By = by, Action = action, Subject = subject, Detail = detail });
}
